import { jsonText } from "../../report/json-text.js";
import { plainTheme } from "../../report/theme.js";
import { labelled } from "../../report/wrap.js";
import type { RuleMeta } from "../../rules/rule.js";
import { docsOf } from "../docs.js";
import { type ExitStatus, exit } from "../exit.js";
import { knownRules } from "../known-rules.js";
import { deliver, outputsOf } from "../output.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

interface RulesOptions {
  readonly format: readonly string[];
  readonly color?: boolean;
}

/** `zonewright rules`: every rule of lint and check of compare, with its severity and what it finds. */
export async function rulesCommand({ format, color }: RulesOptions, terminal: Terminal): Promise<ExitStatus> {
  const rules = await knownRules();
  for (const output of outputsOf(format, ["pretty", "json"])) {
    const theme = output.file === undefined ? themeFor(terminal.stdout, terminal, color) : plainTheme;
    deliver(output, output.format === "json" ? rulesJson(rules) : `${rulesTable(rules, theme).join("\n")}\n`, terminal);
  }
  return exit.ok;
}

function rulesJson(rules: readonly RuleMeta[]): string {
  const list = rules.map(({ id, scope, severity, summary, fixable }) => ({
    id,
    scope,
    severity,
    summary,
    fixable: fixable !== false,
    docs: docsOf(id),
  }));
  return `${jsonText(list)}\n`;
}

function rulesTable(rules: readonly RuleMeta[], theme: ReturnType<typeof themeFor>): string[] {
  return rules.flatMap(({ id, scope, severity, summary, fixable }) => [
    `${theme.paint.strong(id)}  ${theme.paint[severity](severity)}${notes(scope, fixable)}`,
    ...labelled(" ", summary, theme.width, ""),
  ]);
}

/** What corrects it, or that it takes two states to find. */
function notes(scope: RuleMeta["scope"], fixable: RuleMeta["fixable"]): string {
  if (scope === "comparison") return "  compare";
  return fixable ? "  fix" : "";
}
