import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fenced } from "../../scripts/generate/fenced.mjs";
import type { TargetName } from "../../src/emit/targets/index.js";

/** What a target makes of one case. */
export interface Golden {
  /** The case, and which way: `cure`, `cure, taken back`. */
  readonly title: string;
  readonly language: string;
  /** With a final line end. */
  readonly text: string;
}

const pathOf = (name: TargetName) => `fixtures/emit/${name}.md`;

/** All cases of a target on one page, to be read in one piece. */
export function goldenPage(name: TargetName, goldens: readonly Golden[]): string {
  const sections = goldens.map(({ title, language, text }) => `## ${title}\n\n${fenced(language, text)}\n`);
  return [`# ${name}\n`, ...sections].join("\n");
}

/** The page as it is kept. UPDATE_EMITTED=1 writes it; what the texts do is held against a model either way. */
export function keptPage(name: TargetName, page: string): string {
  if (process.env.UPDATE_EMITTED) writeFileSync(pathOf(name), page);
  return existsSync(pathOf(name)) ? readFileSync(pathOf(name), "utf8") : `${pathOf(name)} is missing`;
}

/** The text that the page of a target shows for a case. */
export function goldenOf(name: TargetName, title: string): string {
  const [, rest = ""] = readFileSync(pathOf(name), "utf8").split(`\n## ${title}\n\n`);
  const [, , text] = /^(`{3,})\w*\n(.*?)^\1$/ms.exec(rest) ?? [];
  if (text === undefined) throw new Error(`${pathOf(name)} has no case "${title}"`);
  return text;
}
