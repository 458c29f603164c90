import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../check/capture.mjs";
import { example } from "../example.mjs";
import { root } from "../paths.mjs";
import { targetsTable } from "./targets-page.mjs";

/**
 * @returns {Promise<[path: string, text: string][]>} README.md with what the example's commands print now, and the
 *   targets that there are, between their markers
 * @throws {Error} when a marker is missing
 */
export async function readmeWithOutput() {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const output = `\`\`\`text\n${await exampleOutput()}\`\`\``;
  const shown = between(text, "output of npm start", "output", output);
  return [["README.md", between(shown, "targets", "targets", (await targetsTable("docs/targets.md")).trimEnd())]];
}

/**
 * @param {string} text
 * @param {string} what the first marker says
 * @param {string} name the second marker says
 * @param {string} part what comes between them
 */
function between(text, what, name, part) {
  const begin = `<!-- ${what}, written by npm run generate -->`;
  const end = `<!-- end of ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines ${begin} and ${end}`);
  return `${text.slice(0, from)}${begin}\n\n${part}\n\n${text.slice(to)}`;
}

/** @returns {Promise<string>} the commands, each with what it writes to standard output, as `npm start` shows them */
async function exampleOutput() {
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "100" };
  const runs = await Promise.all(
    example.map(async (args) => {
      const { stdout } = await capture(process.execPath, ["bin/zonewright.js", ...args], { env });
      return `$ zonewright ${args.join(" ")}\n\n${stdout.trimEnd()}\n`;
    }),
  );
  return runs.join("\n");
}
