import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty, Severity } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { below, isAtOrBelow, type Name, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type AddressLookup, addressesOf, ownRecord } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { uriFaults } from "./exchange-uri.js";
import type { Probe } from "./probe.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/**
 * A name of mail or its discovery that the public view has and the internal one hides: an internal zone answers for it
 * and says that it does not exist. Clients inside never ask the public zone.
 */
export interface InternalGap {
  /** The internal zone that hides it. */
  readonly zone: Zone;
  readonly owner: Name;
  readonly type: "A" | "SRV" | "MX";
  readonly role: "autodiscover" | "access name" | "MX host" | "MX";
  readonly domain?: Name;
  /** What the public view has there. */
  readonly record: ResourceRecord;
  /** Whether that serves outside, so that the same will do inside. */
  readonly isGood: boolean;
  /** The other way, inside, by which Outlook gets there all the same. */
  readonly remaining?: "scp" | "srv";
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/** All gaps, one for each missing name: of each domain's discovery, then client access names, then mail transport. */
export function internalGaps(assessments: readonly Assessment[]): InternalGap[] {
  const survey = assessments[0]?.survey;
  if (!survey) return [];
  const judged = assessments.filter(({ probes }) => probes.length > 0);
  const gaps = [
    ...judged.flatMap((assessment) => discoveryGap(assessment)),
    ...survey.accessNames.flatMap(({ name }) => hostGap(survey, name, "access name", "error")),
    ...judged.flatMap(({ domain }) => mailGaps(survey, domain)),
  ];
  const seen = new Set<string>();
  return gaps.filter(({ owner, type }) => {
    const key = `${owner} ${type}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One gap for a domain whose discovery is missing inside, however many of its records are. */
function discoveryGap(assessment: Assessment): InternalGap[] {
  const { domain, survey } = assessment;
  const inside = survey.estate.zones("internal");
  const host = hostOutside(assessment);
  const srv = srvRecordOf(survey.estate.zones("public"), srvOwner(domain.name));
  const hasSrvInside = srvRecordOf(inside, srvOwner(domain.name)) !== undefined;
  if (host.record && host.state !== "useless" && hidesHost(inside, host.name)) {
    if (host.state === "good") return gapAt(assessment, host.name, host.record, true, hasSrvInside ? "srv" : undefined);
    if (!srv && !hasSrvInside) return gapAt(assessment, host.name, host.record, false);
  }
  // Behind a host that serves, the SRV record is never asked for.
  if (!srv || host.state === "good" || !hidesSet(inside, srvOwner(domain.name), "SRV")) return [];
  const servesInside = isCovered(survey.certificates, host.name) && addressesOf(inside, host.name).outcome === "answer";
  const probe = assessment.probes.find(({ kind }) => kind === "srv");
  return servesInside ? [] : gapAt(assessment, srvOwner(domain.name), srv, isGood(probe));
}

/** What the autodiscover host does outside. `wrong`: it is Exchange, without its name on the certificate. */
function hostOutside({ domain, probes }: Assessment) {
  const name = below("autodiscover", domain.name);
  const probe = probes.find(({ kind }) => kind === "autodiscover");
  const record = probe?.endpoint && ownRecord(probe.endpoint.lookup);
  const redirects = probes.some(({ kind, verdict }) => kind === "redirect" && verdict === "redirects");
  if (record && (redirects || isGood(probe))) return { name, record, state: "good" } as const;
  const isExchange = probe?.verdict === "mismatch" && !probe.endpoint?.lookup.wildcard;
  return { name, record, state: isExchange ? "wrong" : "useless" } as const;
}

function gapAt(
  { domain, survey }: Assessment,
  owner: Name,
  record: ResourceRecord,
  good: boolean,
  other?: "srv",
): InternalGap[] {
  const zone = survey.estate.zones("internal").enclosing(owner);
  if (!zone) return [];
  const scp = isServedByScp(survey, domain);
  const remaining = scp ? "scp" : other;
  return [
    {
      zone,
      owner,
      type: record.type === "SRV" ? "SRV" : "A",
      role: "autodiscover",
      domain: domain.name,
      record,
      isGood: good,
      ...(remaining && { remaining }),
      severity: scp ? "info" : "error",
      // Outlook asks for the SRV record; whether a phone does nobody documents.
      certainty: other ? "possible" : "certain",
    },
  ];
}

/** Whether clients outside get their settings at this step, as far as is known. */
function isGood(probe: Probe | undefined): boolean {
  return probe !== undefined && !probe.defect && probe.verdict !== "silent";
}

function srvRecordOf(zones: ZoneSet, owner: Name): ResourceRecord | undefined {
  const { outcome, records } = lookup(zones, owner, "SRV");
  if (outcome !== "answer") return undefined;
  return (records as readonly ResourceRecord<"SRV">[]).find(({ data }) => data.target !== root);
}

/** Domain-joined computers read the Service Connection Point and ask no DNS; a declared Mac or phone does not. */
function isServedByScp(survey: Survey, { clients, clientsDeclared }: AcceptedDomain): boolean {
  const scp = survey.estate.exchange?.autodiscoverServiceInternalUri;
  if (!scp) return false;
  if (clientsDeclared && clients.some((client) => client === "mac" || client === "mobile")) return false;
  return uriFaults(survey, scp).length === 0;
}

function mailGaps(survey: Survey, domain: AcceptedDomain): InternalGap[] {
  const inside = survey.estate.zones("internal");
  const found = lookup(survey.estate.zones("public"), domain.name, "MX");
  const records = (found.outcome === "answer" ? found.records : []) as readonly ResourceRecord<"MX">[];
  const offered = records.filter(({ data }) => data.exchange !== root);
  const [first] = offered;
  const zone = inside.enclosing(domain.name);
  if (!first) return [];
  const base = { role: "MX", domain: domain.name, isGood: true, severity: "warning", certainty: "certain" } as const;
  return [
    ...(zone && hidesSet(inside, domain.name, "MX")
      ? [{ zone, owner: domain.name, type: "MX", record: first, ...base } as const]
      : []),
    ...offered.flatMap(({ data }) => hostGap(survey, data.exchange, "MX host", "warning")),
  ];
}

function hostGap(survey: Survey, name: Name, role: InternalGap["role"], severity: Severity): InternalGap[] {
  const inside = survey.estate.zones("internal");
  const zone = inside.enclosing(name);
  if (!zone || !hidesHost(inside, name)) return [];
  const record = ownRecord(addressesOf(survey.estate.zones("public"), name));
  if (!record) return [];
  const domain = survey.estate.domains.find((accepted) => isAtOrBelow(name, accepted.name))?.name;
  return [
    {
      zone,
      owner: name,
      type: "A",
      role,
      ...(domain && { domain }),
      record,
      isGood: true,
      severity,
      certainty: "certain",
    },
  ];
}

/** Whether the internal view says that the host does not exist; an alias that leads on is for its target to answer. */
export function hidesHost(inside: ZoneSet, name: Name): boolean {
  const found: AddressLookup = addressesOf(inside, name);
  return found.chain.length === 0 && (found.outcome === "nxdomain" || found.outcome === "nodata");
}

function hidesSet(inside: ZoneSet, name: Name, type: "SRV" | "MX"): boolean {
  const { outcome, chain } = lookup(inside, name, type);
  return chain.length === 0 && (outcome === "nxdomain" || outcome === "nodata");
}
