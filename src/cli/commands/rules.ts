import { jsonText } from "../../report/json-text.js";
import { plainTheme } from "../../report/theme.js";
import { labelled } from "../../report/wrap.js";
import { rules } from "../../rules/index.js";
import { docsOf } from "../docs.js";
import { type ExitStatus, exit } from "../exit.js";
import { deliver, outputsOf } from "../output.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

interface RulesOptions {
  readonly format: readonly string[];
  readonly color?: boolean;
}

/** `zonewright rules`: every rule with its severity and what it finds. */
export async function rulesCommand({ format, color }: RulesOptions, terminal: Terminal): Promise<ExitStatus> {
  for (const output of outputsOf(format, ["pretty", "json"])) {
    const theme = output.file === undefined ? themeFor(terminal.stdout, terminal, color) : plainTheme;
    deliver(output, output.format === "json" ? rulesJson() : `${rulesTable(theme).join("\n")}\n`, terminal);
  }
  return exit.ok;
}

function rulesJson(): string {
  const list = rules.map(({ meta: { id, scope, severity, summary, fixable } }) => ({
    id,
    scope,
    severity,
    summary,
    fixable: fixable !== false,
    docs: docsOf(id),
  }));
  return `${jsonText(list)}\n`;
}

function rulesTable(theme: ReturnType<typeof themeFor>): string[] {
  return rules.flatMap(({ meta: { id, severity, summary, fixable } }) => [
    `${theme.paint.strong(id)}  ${theme.paint[severity](severity)}${fixable ? "  fix" : ""}`,
    ...labelled(" ", summary, theme.width, ""),
  ]);
}
