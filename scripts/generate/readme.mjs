import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture } from "../check/capture.mjs";
import { example } from "../example.mjs";
import { root } from "../paths.mjs";

const begin = "<!-- output of npm start, written by npm run generate -->";
const end = "<!-- end of output -->";

/**
 * @returns {Promise<[path: string, text: string][]>} README.md with what the example's commands print now between its
 *   two markers
 * @throws {Error} when a marker is missing
 */
export async function readmeWithOutput() {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md lacks the lines ${begin} and ${end}`);
  const output = `\`\`\`text\n${await exampleOutput()}\`\`\``;
  return [["README.md", `${text.slice(0, from)}${begin}\n\n${output}\n\n${text.slice(to)}`]];
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
