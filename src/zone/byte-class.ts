/* What bytes mean to the scanner, and where lines end. */

export const content = 0;
export const blank = 1;
export const lineEnd = 2;
export const comment = 3;
export const opening = 4;
export const closing = 5;
export const quote = 6;
export const backslash = 7;
export const nul = 8;

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

/** What each byte means outside quotes; everything else is content, other controls included, as for BIND. */
export const classOf = new Uint8Array(256);
for (const [chars, meaning] of [
  [" \t", blank],
  ["\n\r", lineEnd],
  [";", comment],
  ["(", opening],
  [")", closing],
  ['"', quote],
  ["\\", backslash],
  ["\0", nul],
] as const) {
  for (const char of chars) classOf[char.charCodeAt(0)] = meaning;
}

/** Where the line that holds `from` ends: at its CR or LF, or at the end of the text. */
export function endOfLine(bytes: Uint8Array, from: number): number {
  let i = from;
  while (i < bytes.length && classOf[bytes[i]!] !== lineEnd) i++;
  return i;
}

export function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (at >= bytes.length) return bytes.length;
  return bytes[at] === carriageReturn && bytes[at + 1] === lineFeed ? at + 2 : at + 1;
}
