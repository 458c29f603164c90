import { printable } from "../../text/printable.js";

/** A message made safe to show; its line feeds are its own. */
export function printableText(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Lines moved to the right; empty ones stay empty. */
export function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`));
}
