import { applyChangeSet } from "../../src/fix/patch.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { Zone } from "../../src/zone/zone.js";
import { zoneOf } from "./zone-text.js";

type Edits = (zone: Zone) => RecordEdit[];

/** One text, what is to become of it, and the text after that. */
export interface Case {
  readonly what: string;
  readonly before: string;
  readonly edits: Edits;
  readonly after: string;
}

/** The text after the edits, or why it was refused. */
export function patched({ before, edits }: Case): string {
  const zone = zoneOf(before);
  const patch = applyChangeSet({ zone, edits: edits(zone) });
  if ("refused" in patch) return `refused: ${patch.refused}`;
  return Buffer.from(patch.files[0]?.after ?? zone.source.bytes).toString("utf8");
}

export const soa = "@ 3600 IN SOA ns hostmaster 2026112105 7200 3600 1209600 3600\n";
export const origin = "$ORIGIN company.example.\n$TTL 3600\n";
export const head = `${origin}${soa}`;
export const srv = "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 webmail.company.example.";
export const host = "autodiscover.company.example. A 203.0.113.10";
