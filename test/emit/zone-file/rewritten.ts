import { zoneFile } from "../../../src/emit/zone-file/zone-file.js";
import { canonicalRecords } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { readZone, type ZoneReading } from "../../../src/zone/reader.js";
import { writtenZone } from "../../../src/zone/written.js";
import type { Zone } from "../../../src/zone/zone.js";
import { sourceFromText } from "../../zone-from-text.js";

/** The zone file that is written for a zone. */
export function textOf({ zone, aliasLines }: Pick<ZoneReading, "zone" | "aliasLines">): string {
  return `${[...zoneFile(writtenZone(zone), aliasLines)].join("\n")}\n`;
}

/** What that file is read as. */
export function readAgain(text: string, origin: Name): ZoneReading {
  return readZone(sourceFromText(text, "again.zone"), { origin });
}

/** In an order that does not depend on the file. */
export function recordsOf(zone: Zone): string[] {
  return [...canonicalRecords(zone)].sort();
}
