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
  const { targets } = await import(pathToFileURL(join(root, "dist/emit/targets/index.js")).href);
  const names = Object.keys(targets);
  const all = await Promise.all(
    names.map(async (name) => ({ name, target: /** @type {Target} */ (await targets[name]()) })),
  );
  const sections = [];
  for (const { name, target } of all) sections.push(await section(name, target));
  return [["docs/targets.md", [head(all), ...sections].join("\n")]];
}

/** @param {readonly { name: string, target: Target }[]} all */
function head(all) {
  const rows = all.map(
    ({ name, target }) =>
      `| [${name}](#${name}) | ${target.title} | ${target.unit} | ${target.isTransaction ? "yes" : ""} | ${target.holdsZones} |`,
  );
  return `# Targets

\`--to TARGET\` says in which form \`zonewright records\`, \`zonewright generate\` and \`zonewright convert\` write records.
\`--rollback\` prints what takes the same change back, in the same form; \`--out FOLDER\` writes a new file for each zone.
What a form cannot say is said on standard error, and the exit status is 1. When a part of a correction cannot be
written, none of it is: without its new record, its removals would end the service.

| target | records for | changes at once | all or nothing | zones in a text |
|---|---|---|---|---|
${rows.join("\n")}

The examples are what \`zonewright ${change.join(" ")} --to TARGET\` prints: companyB.com gets the SRV record that leads
Outlook to a name on the certificate, and loses the host that was in its way.
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
