import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { type Limit, refused } from "../target.js";

const signing: ReadonlySet<string> = new Set(["RRSIG", "NSEC", "NSEC3", "NSEC3PARAM"]);

/** A record stands in a message up to three times: as it must be, as it goes, as it comes. */
const maxCharacters = 15_000;

/** What no dynamic update brings about, whichever tool sends it. */
export function updateLimit(record: RecordSpec): Limit | undefined {
  // RFC 3007 §4.3: they are made by the server when the update is in.
  if (signing.has(record.type)) return refused("the server makes signatures and denials itself when it signs the zone");
  if (rdataText(record.type, withShortStrings(record).data).length > maxCharacters)
    return refused("one message of a dynamic update holds 64 kB, and this record alone would fill much of it");
  return undefined;
}
