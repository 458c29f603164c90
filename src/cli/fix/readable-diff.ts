import type { Theme } from "../../report/theme.js";
import { printable } from "../../text/printable.js";

/** A unified diff for a terminal: coloured, and every control character but the tab as an escape. */
export function readableDiff(diff: Uint8Array, { paint }: Theme): string {
  const lines = new TextDecoder().decode(diff).split("\n");
  return lines
    .map((line) => {
      const shown = line.replace(/\r$/, "").split("\t").map(printable).join("\t");
      if (/^(?:---|\+\+\+) /.test(line)) return paint.strong(shown);
      if (line.startsWith("@@")) return paint.faint(shown);
      if (line.startsWith("+")) return paint.added(shown);
      return line.startsWith("-") ? paint.removed(shown) : shown;
    })
    .join("\n");
}
