import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { capture } from "../check/capture.mjs";
import { root } from "../paths.mjs";
import { fenced } from "./fenced.mjs";

/** @typedef {import("../../src/emit/target.js").Target} Target */

const estate = "fixtures/zones/company-abc";
const change = ["records", estate, "--cert", `${estate}/names.txt`, "--domain", "companyB.com"];

/** @returns {Promise<[path: string, text: string][]>} docs/targets.md: each target with the same change in its form */
export async function targetsPage() {
  const sections = [];
  for (const { name, target } of await builtTargets()) sections.push(await section(name, target));
  return [["docs/targets.md", [await head(), ...sections].join("\n")]];
}

/** @returns {Promise<string>} a row for each target, for the page and for the README */
export async function targetsTable(page = "") {
  const rows = (await builtTargets()).map(
    ({ name, target }) =>
      `| [${name}](${page}#${name}) | ${target.title} | ${target.unit} | ${target.isTransaction ? "yes" : ""} |`,
  );
  return `| target | records for | changes at once | all or nothing |
|---|---|---|---|
${rows.join("\n")}
`;
}

async function builtTargets() {
  const { targets } = await import(pathToFileURL(join(root, "dist/emit/targets/index.js")).href);
  return Promise.all(
    Object.keys(targets).map(async (name) => ({ name, target: /** @type {Target} */ (await targets[name]()) })),
  );
}

async function head() {
  return `# Targets

\`--to TARGET\` says in which form \`zonewright records\`, \`zonewright generate\` and \`zonewright convert\` write records.
\`--rollback\` prints what takes the same change back, in the same form; \`--out FOLDER\` writes a new file for each zone.
What a form cannot say is said on standard error, and the exit status is 1. When a part of a correction cannot be
written, none of it is: without its new record, its removals would end the service.

${await targetsTable()}
Each example is the same change: companyB.com gets the SRV record that leads Outlook to a name on the certificate, and
loses the host that was in its way. It is what this command prints, with the name of the target at its end:

${fenced("sh", `zonewright ${change.join(" ")} --to TARGET`)}
`;
}

/**
 * @param {string} name
 * @param {Target} target
 */
async function section(name, target) {
  const { stdout } = await capture(process.execPath, ["bin/zonewright.js", ...change, "--to", name], {
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" },
  });
  return `## ${name}

For ${target.title}.

${target.use.map((sentence) => `- ${sentence}`).join("\n")}

${fenced(target.language, stdout)}
`;
}
