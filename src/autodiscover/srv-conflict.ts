import type { ResourceRecord } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import { effectOf } from "./client.js";
import { landsOnExchange } from "./mail-route.js";
import type { Probe, Verdict } from "./probe.js";
import { srvStep } from "./srv-probe.js";

type SrvRecord = ResourceRecord<"SRV">;

/** An SRV record, and the step as it would be if that were the only one. */
export interface GoodRecord {
  readonly record: SrvRecord;
  readonly step: Probe;
}

/** SRV records of one domain that each would do, and that lead to different services. */
export interface SrvConflict {
  /** The one that clients should take, as far as anybody knows. */
  readonly kept: GoodRecord;
  /** Those that lead to another service than it does, at least one. */
  readonly strays: readonly [GoodRecord, ...GoodRecord[]];
  /** Whether it was declared that the mailboxes are where `kept` leads. */
  readonly isSure: boolean;
}

/** A record that would not do alone is its own rule's, and of a domain in Exchange Online no SRV record is of any use. */
export function srvConflict({ domain, survey, probes }: Assessment): SrvConflict | undefined {
  const probe = probes.find(({ kind }) => kind === "srv");
  if (!probe?.offered || probe.defect || domain.mail === "exchange-online") return undefined;
  const good = probe.offered
    .filter(({ data }) => data.port === 443)
    .map((record) => ({ record, step: srvStep(survey, domain, record) }))
    .filter(({ step }) => !step.defect && effectOf("outlook", step) === "serves")
    .toSorted(byOrder);
  const isHome = ({ verdict }: Probe): boolean => verdict === "covered";
  const isHere = domain.mail !== undefined || landsOnExchange(survey, domain);
  const kept = (isHere && good.find(({ step }) => isHome(step))) || good[0];
  const [first, ...others] = good.filter(({ step }) => step.verdict !== kept?.step.verdict);
  if (!kept || !first) return undefined;
  return { kept, strays: [first, ...others], isSure: domain.mail !== undefined && isHome(kept.step) };
}

/** The order in which RFC 2782 has records tried; of equals, one that does not depend on the file. */
function byOrder({ record: { data: a } }: GoodRecord, { record: { data: b } }: GoodRecord): number {
  return a.priority - b.priority || (a.target < b.target ? -1 : Number(a.target > b.target));
}

/** What a record leads to, a clause for messages. */
export function serviceOf(verdict: Verdict): string {
  if (verdict === "redirects") return "Microsoft 365";
  return verdict === "covered" ? "Exchange" : "a host that is not known as Exchange";
}
