import { assess } from "../../src/autodiscover/assessment.js";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { Client, Estate } from "../../src/estate/estate.js";
import type { Finding, Report } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { rules } from "../../src/rules/index.js";
import { nameOf } from "../zone-from-text.js";
import { type Fate, type Story, storiesOf } from "./client-model.js";
import type { World } from "./small-world.js";

const domain = nameOf("b.example");

/** What no set of records cures: the apex, where the mailboxes are, and that phones need another certificate. */
const leftToPeople = [
  "apex-https-name-mismatch",
  "apex-answers-autodiscover",
  "srv-priority-conflict",
  "srv-only-domain",
];

const rank: Readonly<Record<Fate, number>> = { served: 0, perhaps: 1, harmed: 2 };
/** What looks at how a domain is discovered; all other rules look at zones and certificates alone. */
const ofDiscovery = rules.filter(
  ({ meta }) => meta.scope === "domain" || /^(?:autodiscover|apex|http|srv|certificate-expired)/.test(meta.id),
);

export function judge({ isFirst }: World, estate: Estate): Report {
  return lint(estate, isFirst ? {} : { rules: ofDiscovery });
}

export function ofDomain({ findings }: Report): Finding[] {
  return findings.filter((finding) => finding.domain === domain);
}

export function inWords(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, severity, certainty, owner }) => `${severity} ${certainty} ${rule} ${owner ?? ""}`);
}

export interface Played {
  readonly client: Client;
  readonly stories: readonly Story[];
}

export function play(estate: Estate): Played[] {
  const clients = estate.domains.find(({ name }) => name === domain)?.clients ?? [];
  return storiesOf(estate, domain, clients).map((stories, i) => ({ client: clients[i] as Client, stories }));
}

function isEver({ stories }: Played, harmed: boolean): boolean {
  return stories.some(({ fate }) => (fate === "harmed") === harmed);
}

/** What a world's report says that the clients do not meet, or keeps from saying. */
export function* verdictFaults(
  world: World,
  estate: Estate,
  report: Report,
  played: readonly Played[],
): Iterable<string> {
  const found = ofDomain(report);
  const errors = found.filter(({ severity }) => severity === "error");
  if (world.isExpired) {
    if (!report.findings.some(({ rule }) => rule === "certificate-expired")) yield "nothing says that it has expired";
    return;
  }
  // Outlook up to 2013 keeps what it knows and can be set up by hand, so there an absence is a warning.
  const isMild =
    played.every(({ client }) => client === "outlook-legacy") &&
    found.some(({ rule, severity }) => rule === "autodiscover-unreachable" && severity === "warning");
  const someoneIsSurelyHarmed = played.some((one) => !isEver(one, false));
  const someoneMayBeHarmed = played.some((one) => isEver(one, true));
  if (errors.length > 0 && !someoneIsSurelyHarmed) yield "an error, and nobody is surely harmed";
  if (errors.length === 0 && someoneMayBeHarmed && !world.isOpen && !isMild) yield "no error, and somebody is harmed";
  if (!world.isOpen && found.some(({ certainty, rule }) => certainty === "possible" && rule !== "srv-only-domain")) {
    yield "all is known, and something is only possible";
  }
  if (played.length > 1) yield* walkFaults(world, estate, played);
  const places = new Set(played.flatMap(({ stories }) => stories.flatMap(({ harmedAt }) => harmedAt)));
  for (const { owner, rule } of errors) {
    const at = owner?.replace(/^\*\./, "autodiscover.");
    if (at !== undefined && !places.has(at)) yield `${rule} names ${owner}, where nobody is harmed`;
  }
}

/** The walk of each client against the same told from the documents. */
function* walkFaults(world: World, estate: Estate, played: readonly Played[]): Iterable<string> {
  const accepted = estate.domains.find(({ name }) => name === domain);
  const walks = accepted ? assess(surveyOf(estate), accepted).walks : [];
  for (const [i, one] of played.entries()) {
    const { client, outcome, servedBy } = walks[i] ?? {};
    const isPerhaps = client === "mobile" && servedBy?.kind === "srv" && outcome === "unknown";
    if (client !== one.client) yield `no walk for ${one.client}`;
    else if (outcome === "served" && isEver(one, true)) yield `${client} is served only as it seems`;
    else if ((outcome === "warns" || outcome === "fails") && isEver(one, false)) yield `${client} may be served`;
    else if (outcome === "unknown" && !isPerhaps && !world.isOpen) yield `${client} is unknown, and all is known`;
  }
}

/** What a cure leaves or makes worse. */
export function* cureFaults(world: World, estate: Estate, report: Report, played: readonly Played[]): Iterable<string> {
  const planned = plannedEstate(estate, editsOf(report));
  const left = ofDomain(judge(world, planned)).filter(
    ({ severity, rule }) => severity !== "info" && !leftToPeople.includes(rule),
  );
  if (left.length > 0) yield `the cure leaves ${inWords(left).join(", ")}`;
  for (const [i, { client, stories }] of play(planned).entries()) {
    if (worst(stories) > worst(played[i]?.stories ?? [])) yield `the cure is worse for ${client}`;
  }
}

/** What distinguishes one cure from another; empty where there is none. */
export function cureOf({ corrections }: Report): string {
  const correction = corrections.find((one) => one.domain === domain && one.steps.length > 0);
  return correction?.summary ?? "";
}

function editsOf({ corrections }: Report) {
  const correction = corrections.find((one) => one.domain === domain);
  return correction?.steps.flatMap((step) => step.edits) ?? [];
}

function worst(stories: readonly Story[]): number {
  return Math.max(...stories.map(({ fate }) => rank[fate]));
}
