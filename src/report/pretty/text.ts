import { isPlain, printable } from "../../text/printable.js";
import { withULabels } from "../../zone/u-label.js";
import type { Theme } from "../theme.js";

/** A message made safe to show, with the signs of the theme; its line feeds are its own. */
export function printableText(text: string, { sign }: Theme): string {
  if (isPlain(text)) return withReadableNames(text);
  const lines = text.split("\n").map(printable).join("\n");
  return withReadableNames(lines).replaceAll("§", sign.section);
}

/** Not in a path: what follows a single slash is a file. */
const nameWithALabel = /(?<![\w.*-]|[^/]\/)[\w.*-]*xn--[\w.-]*\w/g;

/** Beside the A-labels that are compared, once, what people call the name. */
function withReadableNames(text: string): string {
  if (!text.includes("xn--")) return text;
  const shown = new Set<string>();
  return text.replace(nameWithALabel, (name) => {
    const readable = printable(withULabels(name));
    if (readable === name || shown.has(name)) return name;
    shown.add(name);
    return `${name} (${readable})`;
  });
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`));
}
