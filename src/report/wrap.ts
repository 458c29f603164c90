import type { Paint } from "./theme.js";
import { displayWidth } from "./width.js";

/** Under a longer label little room would be left for the text. */
const longestHang = 20;
const shortHang = 2;

/**
 * Breaks text into lines at blanks; a word that is longer than a line stays whole, so that names can be copied.
 * @param width columns of a line
 * @param first columns of the first line, when something stands before it
 * @returns at least one line; line feeds in the text are kept as breaks
 */
export function wrap(text: string, width: number, first = width): string[] {
  return text.split("\n").flatMap((paragraph, i) => wrapParagraph(paragraph, width, i === 0 ? first : width));
}

function wrapParagraph(text: string, width: number, first: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const length = displayWidth(word);
    if (line !== "" && used + 1 + length > (lines.length === 0 ? first : width)) {
      lines.push(line);
      line = "";
      used = 0;
    }
    used += length + (line === "" ? 0 : 1);
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/**
 * Text with a label in front of its first line and its other lines under the text: `help: Put the name …`.
 * @param paint colours the label alone
 */
export function labelled(label: string, text: string, width: number, indent = "", paint?: Paint): string[] {
  const before = displayWidth(label) + 1;
  const hang = before > longestHang ? shortHang : before;
  const room = Math.max(longestHang, width - displayWidth(indent));
  const [first = "", ...rest] = wrap(text, room - hang, room - before);
  return [
    `${indent}${paint ? paint(label) : label} ${first}`,
    ...rest.map((line) => `${indent}${" ".repeat(hang)}${line}`),
  ];
}
