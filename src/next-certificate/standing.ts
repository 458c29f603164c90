import type { Assessment } from "../autodiscover/assessment.js";
import type { Probe } from "../autodiscover/probe.js";
import { type Step, type Walk, type WalkOutcome, walks } from "../autodiscover/walk.js";
import type { Client } from "../estate/estate.js";
import { isAtOrBelow, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";

/** Clients of one kind that are not served for certain, and the step at which it shows. */
export interface Shortfall {
  readonly client: Client;
  readonly outcome: Exclude<WalkOutcome, "served">;
  /** Absent when no step serves and none is to blame. */
  readonly step?: Step["kind"];
  readonly domains: readonly Name[];
  /** Of the first of the domains, a clause. */
  readonly because: string;
}

/** How the clients of the planned domains fare; one client of one domain counts as one. */
export interface Standing extends Readonly<Record<WalkOutcome, number>> {
  readonly of: number;
  readonly shortfalls: readonly Shortfall[];
  /** Where Outlook asks people once whether a host may configure the account. */
  readonly prompts: readonly Name[];
  /** Whose apex is a host of somebody else's, which clients pass first and no certificate of Exchange's cures. */
  readonly apexes: readonly Name[];
}

/** Counts walks, each begun behind an apex on which a certificate of Exchange's has no bearing. */
export function standingOf(assessments: readonly Assessment[]): Standing {
  const count = { served: 0, unknown: 0, warns: 0, fails: 0 };
  const shortfalls = new Map<string, Shortfall & { readonly domains: Name[] }>();
  const played = assessments.map((assessment) => ({ assessment, walked: walksBehindApex(assessment) }));
  for (const walk of played.flatMap(({ walked }) => walked)) {
    count[walk.outcome]++;
    if (walk.outcome === "served") continue;
    const { client, domain, outcome } = walk;
    const step = stepToBlame(walk);
    const key = `${client} ${outcome} ${step?.kind}`;
    const known = shortfalls.get(key);
    if (known) known.domains.push(domain.name);
    else {
      const because = step?.because ?? "nothing leads to Exchange";
      shortfalls.set(key, { client, outcome, because, domains: [domain.name], ...(step && { step: step.kind }) });
    }
  }
  return {
    ...count,
    of: played.reduce((sum, { walked }) => sum + walked.length, 0),
    shortfalls: [...shortfalls.values()],
    prompts: played.filter(({ walked }) => walked.some(isAskedOnce)).map(({ assessment }) => assessment.domain.name),
    apexes: assessments.filter(isApexInTheWay).map(({ domain }) => domain.name),
  };
}

/** Where the apex is Exchange itself, its certificate counts; any other one is a person's decision. */
export function walksBehindApex({ domain, probes }: Assessment): Walk[] {
  return walks(
    domain,
    probes.filter(({ kind, endpoint }) => kind !== "apex" || endpoint?.class === "exchange"),
  );
}

function isApexInTheWay({ probes }: Assessment): boolean {
  return probes.some(({ kind, endpoint, defect }) => kind === "apex" && defect && endpoint?.class !== "exchange");
}

/** The first step that does something else than to serve or to pass, else the one that is not known. */
function stepToBlame({ steps, servedBy }: Walk): Step | undefined {
  const isBad = ({ effect }: Step) => effect === "warns" || effect === "fails";
  const isUnsure = (step: Step) => step.verdict === "unknown" || (step === servedBy && step.certainty === "possible");
  return steps.find(isBad) ?? steps.find(isUnsure) ?? steps.at(-1);
}

/** After an SRV record that names a host outside the mail domain, and after a redirect (Microsoft KB 2480582). */
function isAskedOnce({ client, domain, servedBy }: Walk): boolean {
  if (!servedBy || (client !== "outlook" && client !== "outlook-legacy")) return false;
  if (servedBy.kind === "redirect") return true;
  const target = targetOf(servedBy);
  return servedBy.kind === "srv" && target !== undefined && !isAtOrBelow(target, domain.name);
}

function targetOf({ record }: Probe): Name | undefined {
  return record?.type === "SRV" ? (record as ResourceRecord<"SRV">).data.target : undefined;
}

const rank: Readonly<Record<WalkOutcome, number>> = { served: 0, unknown: 1, warns: 2, fails: 3 };

/** Whether any client of a domain fares worse by the first than by the second. */
export function isWorse(one: Assessment, other: Assessment): boolean {
  const others = new Map(walksBehindApex(other).map(({ client, outcome }) => [client, outcome]));
  return walksBehindApex(one).some(({ client, outcome }) => rank[outcome] > rank[others.get(client) ?? outcome]);
}
