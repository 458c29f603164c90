import { octetString } from "../string.js";
import { keyCode, keyName, printedKey } from "./keys.js";
import type { SvcKind } from "./kind.js";

/** The names of the keys that a client has to understand (RFC 9460 §8): sorted by number, each once. */
export const mandatory: SvcKind<readonly string[]> = {
  key: "mandatory",
  code: 0,
  form: "other keys with commas between, each once",
  read: (bytes, start, end) =>
    sortedNames(octetString(bytes, start, end).toLowerCase().split(",").map(keyCode).sort(byNumber)),
  decode(bytes) {
    if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
    return sortedNames(Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!));
  },
  text: (names) => names.map(printedKey).join(","),
};

function byNumber(a: number, b: number): number {
  return a - b;
}

/** The names of numbers that ascend; undefined when they do not, or one is no key (-1) or mandatory itself (0). */
function sortedNames(codes: readonly number[]): string[] | undefined {
  return codes.every((code, i) => code > (codes[i - 1] ?? 0)) ? codes.map(keyName) : undefined;
}
