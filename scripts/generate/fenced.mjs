/**
 * A block of code in Markdown, with a fence that the text cannot end.
 *
 * @param {string} info what the text is written in
 * @param {string} text
 */
export function fenced(info, text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${info}\n${text.trimEnd()}\n${fence}`;
}
