import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import type { Emission } from "../emission.js";
import { type Limit, refused } from "../target.js";
import { messagesOf } from "./message.js";
import { ownerUpdates } from "./owner-update.js";

/** A record stands in a message up to three times: as it must be, as it goes, as it comes. */
const maxCharacters = 15_000;

/** What no dynamic update brings about, whichever tool sends it. */
export function updateLimit(record: RecordSpec): Limit | undefined {
  if (rdataText(record.type, withShortStrings(record).data).length > maxCharacters)
    return refused("one message of a dynamic update holds 64 kB, and this record alone would fill much of it");
  return undefined;
}

/** Why a change cannot be sent: what takes something away is made as a whole or not at all, and so in one message. */
export function updateExcess(emission: Emission): string | undefined {
  if (emission.edits.every(({ kind }) => kind === "add") || messagesOf(ownerUpdates(emission)).length <= 1)
    return undefined;
  return "one message of a dynamic update holds 64 kB, and several are not one transaction";
}
