import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Theme } from "../../report/theme.js";
import { wrap } from "../../report/wrap.js";
import type { RuleMeta } from "../../rules/rule.js";
import { docsOf } from "../docs.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { knownRuleIds, knownRules } from "../known-rules.js";
import { markdownLines } from "../markdown.js";
import { packageRoot } from "../package-root.js";
import { unknownRule } from "../rule-options.js";
import type { Terminal } from "../terminal.js";
import { themeFor } from "../theme.js";

/** `zonewright explain RULE`: the page of a rule, set for the terminal. */
export async function explainCommand(
  ids: readonly string[],
  { color }: { readonly color?: boolean },
  terminal: Terminal,
): Promise<ExitStatus> {
  const theme = themeFor(terminal.stdout, terminal, color);
  const known = await knownRuleIds(ids);
  for (const id of ids) {
    const why = unknownRule(id, known);
    if (why) throw new CannotRun(`${why.charAt(0).toUpperCase()}${why.slice(1)}`);
  }
  const pages: string[] = [];
  for (const id of ids) pages.push((await pageOf(id, theme)).join("\n"));
  terminal.stdout.write(`${pages.join("\n\n")}\n`);
  return exit.ok;
}

async function pageOf(id: string, theme: Theme): Promise<string[]> {
  const path = join(packageRoot(), docsOf(id));
  return existsSync(path) ? markdownLines(readFileSync(path, "utf8"), theme) : fromMeta(await knownRules(), id, theme);
}

/** What a rule says of itself, for a library that was built without its pages. */
function fromMeta(rules: readonly RuleMeta[], id: string, theme: Theme): string[] {
  return rules
    .filter((meta) => meta.id === id)
    .flatMap((meta) => [
      theme.paint.strong(id),
      "",
      ...wrap(meta.summary, theme.width),
      "",
      ...wrap(meta.why, theme.width),
      "",
      ...meta.sources.map((source) => `${theme.sign.bullet} ${source}`),
    ]);
}
