import { printable } from "../text/printable.js";
import type { Terminal } from "./terminal.js";

/** Says sentences on standard error, each on a line of its own and safe to show. */
export function say(terminal: Pick<Terminal, "stderr">, sentences: readonly string[]): void {
  for (const sentence of sentences) {
    for (const line of sentence.split("\n")) terminal.stderr.write(`${printable(line)}\n`);
  }
}
