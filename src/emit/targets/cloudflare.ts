import { withoutDot } from "../../zone/name.js";
import { type BatchPlan, batchPlan } from "../cloudflare/batch-plan.js";
import { api, checkVariables, makeBatch, postBatch } from "../cloudflare/batch-script.js";
import { cloudflareLimit } from "../cloudflare/limit.js";
import { editCounts } from "../edit-counts.js";
import { editLines } from "../edit-lines.js";
import type { Emission } from "../emission.js";
import { shellScript, stop } from "../language/shell-script.js";
import type { Target } from "../target.js";

// developers.cloudflare.com, "Batch record changes": of a zone in the Free plan, and of every other.
const freeBatch = 200;
const batch = 3500;

/**
 * One batch of Cloudflare's API, all of it or nothing. It names what goes by ids, which no zone file knows: so the text
 * is a script that looks them up in the list of the zone's records and stops where anything is not as it was read.
 */
export const target: Target = {
  title: "Cloudflare, by its API (curl and jq)",
  unit: "record",
  language: "sh",
  extension: "sh",
  holdsZones: "one",
  isTransaction: true,
  keepsApex: true,
  use: [
    "Run it with the zone's id, which its overview in the dashboard shows, and a token that may edit its DNS: `CLOUDFLARE_ZONE_ID=… sh FILE`, with CLOUDFLARE_API_TOKEN exported before (`read -r CLOUDFLARE_API_TOKEN; export CLOUDFLARE_API_TOKEN` keeps it out of the shell's history).",
    "Try it first: with `DRY_RUN=1` it looks the records up and shows the batch instead of sending it.",
    "It stops before anything is changed when a set is no longer what was read, when a record that goes is not found exactly once, or when the id is another zone's.",
    "Cloudflare makes all changes of a batch or none, in one transaction; they reach its servers one after the other.",
    "New addresses and aliases are made without Cloudflare's proxy, which mail and Autodiscover do not pass; what is changed keeps its setting.",
  ],
  limit: cloudflareLimit,
  excess: ({ edits }) =>
    edits.length > batch ? `these are ${edits.length} changes, and a batch takes ${batch} at most` : undefined,
  emit: ([emission]) => (emission ? script(emission) : ""),
};

function script(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const plan = batchPlan(emission);
  const from = file === undefined ? "" : `, ${file}`;
  const zone = withoutDot(origin);
  return shellScript({
    remarks: [
      `${zone}${from}: ${editCounts(edits)}`,
      ...editLines(edits),
      "DRY_RUN=1 shows the batch instead of sending it.",
      ...tooMany(plan),
      ...notes,
    ],
    needs: [
      { variable: "CLOUDFLARE_ZONE_ID", setTo: "the id of the zone, as its overview in the dashboard shows it" },
      { variable: "CLOUDFLARE_API_TOKEN", setTo: "a token that may edit the DNS of the zone" },
    ],
    lines: [stop, "", checkVariables, "", planFunction(plan), "", `make_batch='${makeBatch}'`, "", api, "", postBatch],
  });
}

/** A here-document in which nothing means anything; JSON in lines of its own never has one that could end it. */
function planFunction(plan: BatchPlan): string {
  return `# The sets as they must be (expect), and what is to be done.
plan() {
  cat <<'JSON'
${planText(plan)}
JSON
}`;
}

/** An entry a line, to be read before it is run. */
function planText(plan: BatchPlan): string {
  const parts = Object.entries(plan).map(([name, part]) => {
    if (typeof part === "string") return `${JSON.stringify(name)}: ${JSON.stringify(part)}`;
    const entries = (part as readonly unknown[]).map((entry) => `\n    ${JSON.stringify(entry)}`);
    return `${JSON.stringify(name)}: [${entries.join(",")}${entries.length > 0 ? "\n  " : ""}]`;
  });
  return `{\n  ${parts.join(",\n  ")}\n}`;
}

function tooMany({ deletes, patches, posts }: BatchPlan): string[] {
  const count = deletes.length + patches.length + posts.length;
  if (count <= freeBatch) return [];
  return [`These are ${count} changes; one batch takes ${freeBatch} in a Free plan and ${batch} in others.`];
}
