/**
 * Text as a code span (CommonMark 0.31 §6.1), whatever backticks it holds.
 * @param text on one line, neither empty nor all blanks
 */
export function codeSpan(text: string): string {
  const runs = Array.from(text.matchAll(/`+/g), ([run]) => run.length);
  const marks = "`".repeat(Math.max(0, ...runs) + 1);
  const needsRoom = /^[` ]|[` ]$/.test(text);
  return needsRoom ? `${marks} ${text} ${marks}` : `${marks}${text}${marks}`;
}

/**
 * Text of a zone file as a code span that a cell of a table can hold, and that is the same when it is copied from the
 * page: what would end the cell or the span, and blanks that a page shows as one, become escapes (RFC 1035 §5.1).
 */
export function zoneCode(text: string): string {
  return codeSpan(text.replace(/[`|]|(?<= ) /g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`));
}
