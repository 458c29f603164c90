import { isCovered } from "../certificate/name-match.js";
import { below, isAtOrBelow, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import { needsCure } from "./cure.js";
import type { Probe } from "./probe.js";
import { redirectHost, redirectOf } from "./redirect-probe.js";
import type { Step, Walk } from "./walk.js";

/** Domains whose clients get to Exchange by a step with a drawback, all by one host. */
export interface LedElsewhere {
  /** The host that they are led to. */
  readonly target: Name;
  readonly kind: "srv" | "redirect";
  /** At least one, with the record that leads there. */
  readonly ways: readonly [Way, ...Way[]];
}

export interface Way {
  readonly assessment: Assessment;
  readonly record: ResourceRecord;
}

/**
 * Where Outlook asks people once whether a website may configure their account: after an SRV record that names a host
 * outside the mail domain (seen by the authors of grommunio), and after any redirect on port 80 (Microsoft KB 2480582).
 * Nothing is said of a domain that needs a cure, which may end it, and which says so itself.
 */
export function promptingHosts(assessments: readonly Assessment[]): LedElsewhere[] {
  const found = new Map<string, LedElsewhere & { readonly ways: [Way, ...Way[]] }>();
  for (const assessment of assessments) {
    const served = assessment.walks.find(({ client }) => client === "outlook" || client === "outlook-legacy")?.servedBy;
    const led = served && ledBy(assessment, served);
    if (!served || !led || needsCure(assessment)) continue;
    const { target, record } = led;
    const kind = served.kind === "srv" ? "srv" : "redirect";
    const known = found.get(`${kind} ${target}`);
    const way = { assessment, record };
    if (known) known.ways.push(way);
    else found.set(`${kind} ${target}`, { target, kind, ways: [way] });
  }
  return [...found.values()];
}

export interface LedBy {
  readonly target: Name;
  readonly record: ResourceRecord;
}

/** Whom Outlook asks about when a step serves it; undefined where it asks nothing. */
export function ledBy({ domain, probes }: Assessment, { kind, record, endpoint }: Step): LedBy | undefined {
  if (record?.type === "SRV" && endpoint?.class !== "m365") {
    const { target } = (record as ResourceRecord<"SRV">).data;
    return isAtOrBelow(target, domain.name) ? undefined : { target, record };
  }
  if (kind !== "redirect") return undefined;
  const host: Probe | undefined = probes.find((probe) => probe.kind === "autodiscover");
  const http = redirectOf(host?.endpoint);
  const target = http && redirectHost(http);
  return target && host?.record ? { target, record: host.record } : undefined;
}

/**
 * Domains where nothing but an SRV record leads a phone to Exchange, so that it depends on the product whether it gets
 * there: those whose people are said to use phones, and those whose certificate would serve them by one more record.
 */
export function srvOnlyWays(assessments: readonly Assessment[]): Way[] {
  return assessments.flatMap((assessment) => {
    const step = assessment.walks.find(isByChance)?.servedBy;
    if (!step?.record || step.endpoint?.class === "m365") return [];
    const { domain, survey } = assessment;
    const isWorth = domain.clientsDeclared || isCovered(survey.certificates, below("autodiscover", domain.name));
    return isWorth && !needsCure(assessment) ? [{ assessment, record: step.record }] : [];
  });
}

function isByChance({ client, servedBy }: Walk): boolean {
  return client === "mobile" && servedBy?.kind === "srv";
}
