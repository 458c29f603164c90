const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Just after the end of the line that holds `at`: CR, LF and CRLF all end one. */
export function afterLine(bytes: Uint8Array, at: number): number {
  for (let i = at; i < bytes.length; i++) {
    if (bytes[i] === lineFeed) return i + 1;
    if (bytes[i] === carriageReturn) return bytes[i + 1] === lineFeed ? i + 2 : i + 1;
  }
  return bytes.length;
}

/** Whether a line ends just before `at`, or the text begins there. */
export function isLineStart(bytes: Uint8Array, at: number): boolean {
  return at === 0 || bytes[at - 1] === lineFeed || bytes[at - 1] === carriageReturn;
}

/** The line end that a new line before `at` takes: that of the line before, else the first one of the text, else LF. */
export function lineEndAt(bytes: Uint8Array, at: number): string {
  const end = isLineStart(bytes, at) && at > 0 ? at : afterLine(bytes, 0);
  if (bytes[end - 1] === carriageReturn) return "\r";
  return bytes[end - 1] === lineFeed && bytes[end - 2] === carriageReturn ? "\r\n" : "\n";
}

/** Whether a line is an entry that inherits its owner: it begins with a blank and holds more than a comment. */
export function isInheritingLine(bytes: Uint8Array, start: number): boolean {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  const next = bytes[at];
  return at > start && next !== undefined && next !== lineFeed && next !== carriageReturn && next !== 0x3b;
}

/** Whether a line leaves the owner that is in force alone: it is empty, a comment or a directive. */
export function isOwnerless(bytes: Uint8Array, start: number): boolean {
  const next = bytes[start];
  if (next === 0x20 || next === 0x09) return !isInheritingLine(bytes, start);
  return next === lineFeed || next === carriageReturn || next === 0x3b || next === 0x24;
}
