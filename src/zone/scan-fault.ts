import { afterLineEnd, backslash, blank, classOf, content, endOfLine } from "./byte-class.js";
import type { Words } from "./words.js";

/** Why an entry could not be scanned to its end. Offsets are into the bytes. */
export interface ScanFault {
  readonly kind: "open quote" | "open parenthesis" | "extra parenthesis" | "NUL";
  /** The quote with the rest of its line, the parenthesis, or the octet. */
  readonly start: number;
  readonly end: number;
}

/** What of a scan a fault concerns. */
interface FaultyScan {
  readonly words: Words;
  /** The open parentheses of the entry. */
  readonly open: readonly number[];
  fault: ScanFault | undefined;
  /** Just after the lines that are passed over. */
  end: number;
}

/**
 * Ends the entry with a fault. What comes after the line of the fault is read as entries of its own; lines that a
 * parenthesis had tied to this one are passed over until one stands alone.
 */
export function giveUp(scan: FaultyScan, kind: ScanFault["kind"], start: number, end: number): void {
  const { words } = scan;
  const { bytes } = words;
  scan.fault = { kind, start, end };
  let next = afterLineEnd(bytes, endOfLine(bytes, start));
  if (kind === "open parenthesis" || scan.open.length > 0) {
    while (next < bytes.length && !standsAlone(bytes, next)) next = afterLineEnd(bytes, endOfLine(bytes, next));
  }
  // A word that the NUL cuts off is none.
  const cut = kind === "NUL" ? start - 1 : start;
  while (words.count > 0 && words.ends[words.count - 1]! > cut) words.count--;
  scan.end = next;
}

/** Whether a line can be an entry that begins with its owner, or a directive: no blank in front, and a second word. */
function standsAlone(bytes: Uint8Array, start: number): boolean {
  let i = start;
  while (i < bytes.length && isContent(bytes[i]!)) i++;
  if (i === start) return false;
  while (i < bytes.length && classOf[bytes[i]!] === blank) i++;
  return i < bytes.length && isContent(bytes[i]!);
}

function isContent(byte: number): boolean {
  return classOf[byte] === content || classOf[byte] === backslash;
}
