import { isInternalName } from "../certificate/internal-name.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { isBelow, labelsOf, root, toName, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { isUnreachable } from "./host-probe.js";
import { type DefectKind, httpsVerdict, type Probe, type Verdict } from "./probe.js";
import { misplacedSrvRecords, srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/** `_autodiscover._tcp.D`: the last step. One record counts: the first of the lowest priority among those on port 443. */
export function srvProbe(survey: Survey, domain: AcceptedDomain): Probe {
  const name = srvOwner(domain.name);
  const found = lookup(survey.estate.zones("public"), name, "SRV");
  const records = found.records as readonly ResourceRecord<"SRV">[];
  if (found.outcome === "outside" || found.outcome === "delegated") {
    return { kind: "srv", name, verdict: "unknown", certainty: "possible", because: "its zone was not supplied" };
  }
  if (found.outcome !== "answer") return absent(domain, `${withoutDot(name)} has no SRV record`);
  const offered = records.filter(({ data }) => data.target !== root);
  if (offered.length === 0) return absent(domain, "the SRV target is `.`: decidedly not offered (RFC 2782)");
  const usable = offered.filter(({ data }) => data.port === 443);
  const counted = [...(usable.length > 0 ? usable : offered)].sort((a, b) => a.data.priority - b.data.priority);
  const probe = judged(survey, domain, counted[0] as ResourceRecord<"SRV">);
  const offPort = offered.find(({ data }) => data.port !== 443);
  return probe.defect || !offPort ? probe : { ...probe, defect: defectOf("srv-port-not-443", offPort, "certain") };
}

function absent(domain: AcceptedDomain, because: string): Probe {
  const base = { kind: "srv", name: srvOwner(domain.name), verdict: "silent", certainty: "certain", because } as const;
  const misplaced = misplacedSrvRecords(domain)[0];
  return misplaced ? { ...base, record: misplaced, defect: defectOf("srv-wrong-owner", misplaced, "certain") } : base;
}

function judged(survey: Survey, domain: AcceptedDomain, record: ResourceRecord<"SRV">): Probe {
  const { target, port } = record.data;
  const name = srvOwner(domain.name);
  const endpoint = endpointOf(survey, target);
  const { verdict: https, certainty } = httpsVerdict(survey, endpoint);
  const as = (verdict: Verdict, kind?: DefectKind, sure: Certainty = certainty): Probe => ({
    ...{ kind: "srv", name, verdict, certainty: sure, endpoint, record },
    because: `it points to ${withoutDot(target)}: ${endpoint.because}`,
    ...(kind && { defect: defectOf(kind, record, sure) }),
  });
  if (isInternalName(target)) return as("silent", "public-internal-target", "certain");
  if (becameRelative(survey, domain, record, endpoint)) return as("silent", "srv-target-relative", "certain");
  if (port !== 443) return as("silent", "srv-port-not-443", "certain");
  if (endpoint.class === "silent") return as("silent", "srv-target-unresolvable", "certain");
  if (https === "silent") return as("silent");
  if (isUnreachable(endpoint)) return as("silent", "public-private-address", "certain");
  if (https === "mismatch" || https === "foreign-mismatch") return as(https, "srv-target-not-on-certificate");
  if (https === "possible") return as("possible", "srv-target-not-on-certificate");
  if (https === "m365") return as("redirects");
  if (https === "unknown" && survey.certificates.length > 0) return as("possible", "srv-target-not-on-certificate");
  const isAlias = endpoint.lookup.chain.length > 0;
  return as(https, isAlias ? "srv-target-is-alias" : undefined);
}

function defectOf(kind: DefectKind, record: ResourceRecord, certainty: Certainty): NonNullable<Probe["defect"]> {
  return { kind, at: record.span, record, certainty };
}

/**
 * Whether the final dot of the target was forgotten (RFC 1035 §5.1): the name does not exist, and without the origin that
 * was appended it is one that somebody knows.
 */
function becameRelative(
  survey: Survey,
  domain: AcceptedDomain,
  record: ResourceRecord<"SRV">,
  endpoint: Endpoint,
): boolean {
  const { target } = record.data;
  const exists = endpoint.lookup.outcome === "answer" && !endpoint.lookup.wildcard;
  const origin = domain.zone?.origin;
  if (exists || !origin || !isBelow(target, origin)) return false;
  const meant = toName(labelsOf(target).slice(0, -labelsOf(origin).length).join("."));
  if (!meant || labelsOf(meant).length < 2) return false;
  const known = survey.certificates.some(({ names }) => names.some(({ name }) => name === meant));
  return known || survey.estate.zones("public").enclosing(meant) !== undefined || topLevel.test(meant);
}

/** Top-level domains that nobody uses as a label of a host name: the old generic ones and two letters of a country. */
const topLevel = /\.(?:com|net|org|info|biz|edu|gov|mil|int|eu|[a-z]{2})\.$/;
