import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { Walk } from "../../src/autodiscover/walk.js";
import type { Estate } from "../../src/estate/estate.js";
import type { Finding } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";
import { worlds } from "./small-world.js";

const domain = nameOf("b.example");

function walksOf(estate: Estate): readonly Walk[] {
  const accepted = estate.domains.find(({ name }) => name === domain);
  return accepted ? assess(surveyOf(estate), accepted).walks : [];
}

/** Served without a warning; phones by SRV alone are a possibility that nobody can settle (unverified per product). */
function isServed({ client, outcome, servedBy }: Walk): boolean {
  return outcome === "served" || (client === "mobile" && outcome === "unknown" && servedBy?.kind === "srv");
}

function findingsOf(findings: readonly Finding[]): string[] {
  return findings.filter((finding) => finding.domain === domain).map(({ rule, severity }) => `${severity} ${rule}`);
}

/** What no set of records cures: the apex, where the mailboxes are, and that phones need another certificate. */
const leftToPeople = [
  "apex-https-name-mismatch",
  "apex-answers-autodiscover",
  "srv-priority-conflict",
  "srv-only-domain",
];

const mild = "warning autodiscover-unreachable";
const rank = { served: 0, unknown: 1, warns: 2, fails: 3 } as const;

/** What is said of an estate, whatever the order of zones, records and names. */
function sayings(text: EstateText): string[] {
  const { findings } = lint(estateFromText(text));
  return findings
    .map(({ rule, severity, certainty, owner, domain: of }) => [rule, severity, certainty, owner, of].join(" "))
    .sort();
}

function reversed(text: EstateText): EstateText {
  const zones = Object.entries(text.zones).map(([origin, lines]) => [
    origin,
    `${lines.trim().split("\n").reverse().join("\n")}\n`,
  ]);
  return {
    ...text,
    zones: Object.fromEntries(zones.reverse()),
    certificate: text.certificate?.trim().split(/\s+/).reverse().join(" ") ?? "",
  };
}

// Thousands of estates: seconds of work, more on a busy machine.
const patience = { timeout: 480_000 };

test("the order of zones, records and names changes no verdict", patience, () => {
  const all = [...worlds()].filter((_, i) => i % 7 === 0);
  const changed = all.filter(({ estate }) => sayings(estate).join("\n") !== sayings(reversed(estate)).join("\n"));
  expect(changed.map(({ title }) => title)).toEqual([]);
});

test("in every small world the verdict is what the clients meet, and the cure cures", patience, () => {
  const faults: string[] = [];
  let count = 0;
  let cures = 0;
  for (const { title, isOpen, estate: text } of worlds()) {
    count++;
    const estate = estateFromText(text);
    const before = walksOf(estate);
    const report = lint(estate);
    const found = findingsOf(report.findings);
    const errors = found.filter((line) => line.startsWith("error"));
    const said = `${title}: ${found.join(", ") || "nothing"}; ${before.map((w) => `${w.client} ${w.outcome}`).join(", ")}`;
    // Outlook up to 2013 keeps what it knows and can be set up by hand, so there an absence is a warning.
    const isMild = text.domains?.["b.example"]?.clients?.join() === "outlook-legacy" && found.includes(mild);
    if (!isOpen && !isMild && (errors.length === 0) !== before.every(isServed)) faults.push(`verdict: ${said}`);
    const correction = report.corrections.find((one) => one.domain === domain);
    const edits = correction?.steps.flatMap((step) => step.edits) ?? [];
    if (edits.length === 0) continue;
    cures++;
    const planned = plannedEstate(estate, edits);
    const after = walksOf(planned);
    const left = findingsOf(lint(planned).findings).filter(
      (line) => !line.startsWith("info") && !leftToPeople.some((rule) => line.endsWith(rule)),
    );
    if (left.length > 0) faults.push(`cure leaves ${left.join(", ")}: ${said}`);
    const worse = after.filter((walk, i) => rank[walk.outcome] > rank[before[i]?.outcome ?? "fails"]);
    if (worse.length > 0) faults.push(`cure is worse for ${worse.map(({ client }) => client).join(", ")}: ${said}`);
  }
  console.log(`${count} worlds, ${cures} with a cure, ${faults.length} faults`);
  expect(faults.slice(0, 40)).toEqual([]);
});
