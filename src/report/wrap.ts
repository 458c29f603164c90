import type { Paint } from "./theme.js";
import { displayWidth } from "./width.js";

/**
 * Breaks text into lines at blanks; a word that is longer than a line stays whole, so that names can be copied.
 * @param width columns of a line
 * @returns at least one line; line feeds in the text are kept as breaks
 */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => wrapParagraph(paragraph, width));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    const length = displayWidth(word);
    if (line !== "" && used + 1 + length > width) {
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
  const hang = " ".repeat(displayWidth(label) + 1);
  const lines = wrap(text, Math.max(20, width - displayWidth(indent) - hang.length));
  return lines.map((line, i) => `${indent}${i === 0 ? `${paint ? paint(label) : label} ` : hang}${line}`);
}
