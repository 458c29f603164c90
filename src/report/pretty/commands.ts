import type { FixCommand } from "../../finding.js";
import { printable } from "../../text/printable.js";
import type { Theme } from "../theme.js";
import { wrap } from "../wrap.js";
import { indented, printableText } from "./text.js";

const shellNames: Readonly<Record<FixCommand["shell"], string>> = {
  exchange: "in the Exchange Management Shell",
  powershell: "in PowerShell",
  sh: "in a shell",
};

/** Commands to copy: never wrapped, each with its reason before it. */
export function commandLines(commands: readonly FixCommand[], theme: Theme): string[] {
  return commands.flatMap(({ shell, text, why }) => [
    ...wrap(`${printableText(why, theme)} (${shellNames[shell]}):`, theme.width - 4),
    ...indented(
      text.split("\n").map((line) => theme.paint.strong(printable(line))),
      4,
    ),
  ]);
}
