import { damerauLevenshtein } from "../text/edit-distance.js";
import { decoded, skeletonOf } from "./proof.js";

/** How a published text differs from the proof that it was meant to be. */
export interface Damage {
  /** A clause for messages: "capitals and small letters differ". */
  readonly what: string;
  /** Whether the text holds more than the proof, which must not be lost with it. */
  readonly hasMore: boolean;
}

/** So many letters in a row, in the order of the proof, are no accident: 64 to the 16th to one. */
const tellingLength = 16;

/** More changed characters than this, and it is another proof. */
const mostSlips = 4;

/**
 * Recognises a proof that lost something on its way from the shell into the zone. Base64 counts every character and its
 * case, so a proof that is nearly right is wrong.
 * @param text the strings of a TXT record, joined
 * @returns undefined when they are equal, and when the text is something else
 */
export function damageOf(text: string, proof: string): Damage | undefined {
  if (text === proof) return undefined;
  const published = letters(text);
  const expected = letters(proof);
  const as = (what: string, hasMore = false): Damage => ({ what, hasMore });
  if (expected === "") return undefined;
  if (published === expected) return as(trimmings(text, proof).join(", and ") || "other characters stand in it");
  if (published.toLowerCase() === expected.toLowerCase()) {
    return as(["capitals and small letters differ", ...trimmings(text, proof)].join(", and "));
  }
  if (skeletonOf(text) === skeletonOf(proof)) return as("its + and / are lost or were replaced");
  if (expected.length < tellingLength) return undefined;
  if (published.toLowerCase().includes(expected.toLowerCase())) return as("other text stands before or after it", true);
  if (published.length >= tellingLength && expected.toLowerCase().includes(published.toLowerCase())) {
    return as(`it is only a part, ${published.length} of its ${proof.length} characters`);
  }
  const slips = slipsBetween(published, expected);
  return slips > mostSlips ? undefined : as(slips === 1 ? "one character differs" : `${slips} characters differ`);
}

/** What belongs to base64, the padding apart. */
function letters(text: string): string {
  return decoded(text).replace(/[^A-Za-z0-9+/]/g, "");
}

/** What differs around and between the letters. */
function trimmings(text: string, proof: string): string[] {
  const plain = decoded(text);
  const padding = (of: string) => of.replace(/[^A-Za-z0-9+/=]/g, "").replace(/^[^=]*/, "");
  return [
    ...(padding(plain) === padding(proof) ? [] : [`it does not end in ${padding(proof)}`]),
    ...(/\s|\xa0/.test(plain) ? ["there are blanks in it"] : []),
    ...(/["'`]|\xe2\x80[\x98-\x9f]/.test(plain) ? ["there are quotes in it"] : []),
    ...(/[\\;]/.test(plain) ? ["there are backslashes or semicolons in it"] : []),
    ...(plain === text ? [] : ["some characters are written in the code of HTML or of URLs"]),
  ];
}

function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > mostSlips) return Number.POSITIVE_INFINITY;
  return damerauLevenshtein(one, other);
}
