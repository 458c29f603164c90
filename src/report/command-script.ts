import type { FixCommand } from "../finding.js";
import { printable } from "../text/printable.js";

const elsewhere: Readonly<Partial<Record<FixCommand["shell"], string>>> = { sh: "in a shell, where the key is" };

/** Commands as a script for the Exchange Management Shell; what belongs elsewhere is a comment in it. */
export function commandScript(commands: readonly FixCommand[]): string {
  return commands
    .map(({ shell, text, why }) => {
      const where = elsewhere[shell];
      const lines = text.split("\n").map((line) => `${where ? "#   " : ""}${printable(line)}\n`);
      return `# ${printable(why)}${where ? `, ${where}:` : "."}\n${lines.join("")}`;
    })
    .join("\n");
}
