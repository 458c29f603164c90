import { isInternalName } from "../certificate/internal-name.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { root, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { endpointOf } from "./endpoint.js";
import { isUnreachable } from "./host-probe.js";
import { becauseOf, type DefectKind, httpsVerdict, type Probe, type Verdict } from "./probe.js";
import { misplacedSrvRecords, srvOwner } from "./srv-owner.js";
import { targetWithoutOrigin } from "./srv-target.js";
import type { Survey } from "./survey.js";

/**
 * `_autodiscover._tcp.D`: the last step. What counts is the lowest priority among the records on port 443; of several
 * with one priority a client may take any (RFC 2782, and an RRset has no order), so the worst is what the step gives.
 */
export function srvProbe(survey: Survey, domain: AcceptedDomain): Probe {
  const name = srvOwner(domain.name);
  const found = lookup(survey.estate.zones("public"), name, "SRV");
  if (found.outcome === "outside" || found.outcome === "delegated") {
    return { kind: "srv", name, verdict: "unknown", certainty: "possible", because: "its zone was not supplied" };
  }
  if (found.outcome !== "answer") return absent(domain, `${withoutDot(name)} has no SRV record`);
  // An RRset has no order, and neither has what is said of it.
  const records = (found.records as readonly ResourceRecord<"SRV">[]).toSorted(byTarget);
  const offered = records.filter(({ data }) => data.target !== root);
  if (offered.length === 0) {
    const because = `the SRV record of ${withoutDot(domain.name)} says that there is no such service (target ".")`;
    return { ...absent(domain, because), record: records[0] as ResourceRecord };
  }
  const usable = offered.filter(({ data }) => data.port === 443);
  const counted = firstInOrder(usable.length > 0 ? usable : offered).map((record) => srvStep(survey, domain, record));
  const probe = offered.length > 1 ? { ...worstOf(counted), offered } : worstOf(counted);
  const offPort = offered.find(({ data }) => data.port !== 443);
  return probe.defect || !offPort ? probe : { ...probe, defect: defectOf("srv-port-not-443", offPort, "certain") };
}

function byTarget({ data: a }: ResourceRecord<"SRV">, { data: b }: ResourceRecord<"SRV">): number {
  if (a.target !== b.target) return a.target < b.target ? -1 : 1;
  return a.priority - b.priority || a.port - b.port;
}

function worstOf(steps: readonly Probe[]): Probe {
  return steps.toSorted((a, b) => rankOf(a) - rankOf(b))[0] as Probe;
}

/** Defects before a host where nobody answers; among them what is certain before what is possible, a mere alias last. */
function rankOf({ defect, verdict }: Probe): number {
  if (!defect) return verdict === "silent" ? 3 : 4;
  if (defect.kind === "srv-target-is-alias") return 2;
  return defect.certainty === "certain" ? 0 : 1;
}

function firstInOrder(records: readonly ResourceRecord<"SRV">[]): readonly ResourceRecord<"SRV">[] {
  const lowest = Math.min(...records.map(({ data }) => data.priority));
  return records.filter(({ data }) => data.priority === lowest);
}

function absent(domain: AcceptedDomain, because: string): Probe {
  const base = { kind: "srv", name: srvOwner(domain.name), verdict: "silent", certainty: "certain", because } as const;
  const misplaced = misplacedSrvRecords(domain)[0];
  return misplaced ? { ...base, record: misplaced, defect: defectOf("srv-wrong-owner", misplaced, "certain") } : base;
}

/** The step as it would be if this were the only SRV record of the domain. */
export function srvStep(survey: Survey, domain: AcceptedDomain, record: ResourceRecord<"SRV">): Probe {
  const { target, port } = record.data;
  const name = srvOwner(domain.name);
  const endpoint = endpointOf(survey, target);
  const { verdict: https, certainty } = httpsVerdict(survey, endpoint);
  const as = (verdict: Verdict, kind?: DefectKind, sure: Certainty = certainty): Probe => ({
    ...{ kind: "srv", name, verdict, certainty: sure, endpoint, record },
    because: `it points to ${withoutDot(target)}: ${becauseOf(endpoint, verdict)}`,
    ...(kind && { defect: defectOf(kind, record, sure) }),
  });
  if (isInternalName(target)) return as("silent", "public-internal-target", "certain");
  if (targetWithoutOrigin(survey, record)) return as("silent", "srv-target-relative", "certain");
  if (port !== 443) return as("silent", "srv-port-not-443", "certain");
  if (endpoint.class === "silent") return as("silent", "srv-target-unresolvable", "certain");
  if (https === "silent") return as("silent");
  if (isUnreachable(endpoint)) return as("silent", "public-private-address", "certain");
  if (https === "mismatch" || https === "foreign-mismatch") return as(https, "srv-target-not-on-certificate");
  if (https === "possible") return as("possible", "srv-target-not-on-certificate");
  if (https === "m365" && domain.mail === "on-premises") return as("m365", "srv-target-not-on-certificate", "certain");
  if (https === "m365") return as("redirects");
  if (https === "unknown" && survey.certificates.length > 0) return as("possible", "srv-target-not-on-certificate");
  if (endpoint.lookup.chain.length === 0) return as(https);
  return { ...as(https), defect: defectOf("srv-target-is-alias", record, "certain") };
}

function defectOf(kind: DefectKind, record: ResourceRecord, certainty: Certainty): NonNullable<Probe["defect"]> {
  return { kind, at: record.span, record, certainty };
}
