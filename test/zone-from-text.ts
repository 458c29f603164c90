import type { SourceFile } from "../src/text/source.js";
import { type Name, toName } from "../src/zone/name.js";
import { readZone } from "../src/zone/reader.js";
import type { View, Zone } from "../src/zone/zone.js";
import { type ZoneSet, zoneSet } from "../src/zone/zone-set.js";

/** A name of a test, which must be one. */
export function nameOf(text: string): Name {
  const name = toName(text);
  if (!name) throw new Error(`not a name: ${text}`);
  return name;
}

export function sourceFromText(text: string, path = "test.zone"): SourceFile {
  return { path, bytes: new TextEncoder().encode(text), encoding: "utf-8" };
}

/** Reads a zone of a test; the text must have no problem. */
export function zoneFromText(text: string, origin: string, view: View = "public"): Zone {
  const { zone, problems } = readZone(sourceFromText(text, `${origin}zone`), { origin: nameOf(origin), view });
  if (problems.length > 0) throw new Error(problems.map(({ reason }) => reason).join("\n"));
  return zone;
}

/** Zones of one view by origin: `{ "example.": "@ SOA …" }`. */
export function zonesFromText(zones: Readonly<Record<string, string>>, view: View = "public"): ZoneSet {
  return zoneSet(
    view,
    Object.entries(zones).map(([origin, text]) => zoneFromText(text, origin, view)),
  );
}
