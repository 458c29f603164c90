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
  // They come in one order, whatever the file has; RFC 2782 has them tried by priority.
  const good = probe.offered
    .map((record) => ({ record, step: srvStep(survey, domain, record) }))
    .filter(({ step }) => effectOf("outlook", step) === "serves")
    .toSorted((a, b) => a.record.data.priority - b.record.data.priority);
  const isHome = ({ verdict }: Probe): boolean => verdict === "covered";
  const isHere = domain.mail !== undefined || landsOnExchange(survey, domain);
  const kept = (isHere && good.find(({ step }) => isHome(step))) || good[0];
  if (!kept) return undefined;
  const [first, ...others] = good.filter(({ step }) => step.verdict !== kept.step.verdict);
  return first && { kept, strays: [first, ...others], isSure: domain.mail !== undefined && isHome(kept.step) };
}

/** What a record leads to, a clause for messages. */
export function serviceOf(verdict: Verdict): string {
  if (verdict === "redirects") return "Microsoft 365";
  return verdict === "covered" ? "Exchange" : "a host that is not known as Exchange";
}
