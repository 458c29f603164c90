import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import { isCutOff } from "../zone/cut.js";
import type { RecordEdit } from "../zone/edit.js";
import { below, type Name, parentOf, withoutDot } from "../zone/name.js";
import { ttlFor } from "../zone/new-ttl.js";
import { overlay } from "../zone/overlay.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";
import { addressesOf, isSynthesised } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { effectOf } from "./client.js";
import { endpointOf } from "./endpoint.js";
import { isUnreachable, misspeltHosts } from "./host-probe.js";
import { mailboxesMayBeElsewhere } from "./mail-route.js";
import { type Defect, isOfApex, ownCertificateCovers, type Probe } from "./probe.js";
import { misplacedSrvRecords, srvOwner } from "./srv-owner.js";
import { srvStep } from "./srv-probe.js";
import type { Survey } from "./survey.js";

/**
 * `host`: the certificate has autodiscover.D, so that host is led to Exchange. `srv`: it has not, so an SRV record leads
 * to a name that it has, and autodiscover.D is made to answer nothing.
 */
export interface Cure {
  readonly domain: AcceptedDomain;
  readonly kind: "host" | "srv";
  /** The certificate name that the records point to. */
  readonly target: Name;
  readonly edits: readonly ZoneEdit[];
}

/** Whether something is wrong with the domain's own Autodiscover records; the apex is a person's decision. */
export function needsCure({ domain, survey, defects, gap, probes }: Assessment): boolean {
  if (domain.mail === "exchange-online") return false;
  if (gap === undefined && !defects.some((defect) => isCurable(survey, defect))) return false;
  // A record that leads here would be in the way of mailboxes that are elsewhere, and leads nobody there.
  return isSettled(probes) || mailboxesMayBeElsewhere(survey, domain) === undefined;
}

/** Whether a step reaches Exchange already, whatever is wrong with it, or needs no more than its right name. */
function isSettled(probes: readonly Probe[]): boolean {
  return probes.some(
    ({ kind, endpoint, defect }) =>
      (kind !== "apex" && endpoint?.class === "exchange") || defect?.kind === "autodiscover-owner-typo",
  );
}

function isCurable(survey: Survey, defect: Defect): boolean {
  if (isOfApex(defect.kind) || defect.severity === "info") return false;
  // A host with a valid certificate, or at whose name our certificate is aimed, may be a proxy that nobody declared.
  const { probe, record } = defect;
  if (probe.verdict === "foreign-ok") return false;
  const isNamed = probe.verdict === "possible" && isCovered(survey.certificates, probe.name);
  if (isNamed && probe.endpoint?.facts === undefined) return false;
  // A host at Microsoft 365 that nobody declared wrong may be a migration under way.
  return !(defect.kind === "autodiscover-host-foreign" && defect.severity === "warning" && record.type === "CNAME");
}

/** The edits that lead every client of the domain to `target`, or undefined when the zone is not ours to edit there. */
export function cureOf(assessment: Assessment, target: Name): Cure | undefined {
  const { domain, survey, probes, gap } = assessment;
  const host = below("autodiscover", domain.name);
  const owner = srvOwner(domain.name);
  const zones = survey.estate.zones("public");
  const hostZone = zones.enclosing(host);
  const srvZone = zones.enclosing(owner);
  if (!hostZone || !srvZone || isCutOff(hostZone, host) || isCutOff(srvZone, owner)) return undefined;
  const isSick = (step: Probe["kind"]) => probes.some(({ kind, defect }) => kind === step && defect !== undefined);
  if (!wouldBeCovered(survey, host, target) && !isMisspeltAtMicrosoft(assessment)) {
    const edits = [...srvEdits(assessment, srvZone, target), ...silencingEdits(assessment, hostZone, host)];
    return { domain, kind: "srv", target, edits };
  }
  const ofHost = isSick("autodiscover") || gap ? hostEdits(assessment, hostZone, host, target) : [];
  const ofSrv = isSick("srv") ? srvEdits(assessment, srvZone, target) : [];
  return { domain, kind: ofHost.length > 0 ? "host" : "srv", target, edits: [...ofHost, ...ofSrv] };
}

/** The edits after which autodiscover.D leads to `target` whatever is there; undefined when its zone is not ours to edit. */
export function hostLedTo(assessment: Assessment, target: Name): readonly ZoneEdit[] | undefined {
  const host = below("autodiscover", assessment.domain.name);
  const zone = assessment.survey.estate.zones("public").enclosing(host);
  return zone && !isCutOff(zone, host) ? hostEdits(assessment, zone, host, target) : undefined;
}

/** Microsoft 365 needs no certificate of ours: the misspelt host was meant, and only its name is wrong. */
export function isMisspeltAtMicrosoft({ domain, probes, survey }: Assessment): boolean {
  if (domain.mail === "on-premises") return false;
  const typo = probes.find(({ defect }) => defect?.kind === "autodiscover-owner-typo")?.record;
  return typo !== undefined && endpointOf(survey, typo.owner).class === "m365";
}

/** Whether clients that dial the host and come to the target find its name on the certificate that they are shown there. */
function wouldBeCovered(survey: Survey, host: Name, target: Name): boolean {
  const shown = ownCertificateCovers(survey, { ...endpointOf(survey, target), name: host });
  return shown ?? isCovered(survey.certificates, host);
}

/**
 * Autodiscover.D leads to the target: as an alias, so that a later change of address needs no second edit. A misspelt host
 * that leads to the mailboxes gets its right name instead.
 */
function hostEdits(assessment: Assessment, zone: Zone, host: Name, target: Name): ZoneEdit[] {
  const { domain, survey, probes } = assessment;
  const old = hostRecords(zone, host);
  const isTypo = probes.some(({ defect }) => defect?.kind === "autodiscover-owner-typo");
  const misspelt = isTypo ? misspeltRecords(domain, zone) : [];
  const right = misspelt.filter(({ owner }) => owner === misspelt[0]?.owner && leadsToMailboxes(survey, owner));
  const ttl = old[0]?.ttl ?? ttlFor(zone, host, "CNAME");
  const isAlone = zone.records(host).length === old.length;
  const records = isAlone
    ? [{ owner: host, ttl, type: "CNAME", data: { target } } as const]
    : addressesOf(survey.estate.zones("public"), target).records.map((record) => specAt(host, { ...record, ttl }));
  const edits =
    right.length > 0
      ? right.map((record): RecordEdit => ({ kind: "replace", old: record, record: specAt(host, record) }))
      : inPlaceOf(old, records);
  const left = misspelt.filter((record) => !right.includes(record));
  return [...edits, ...removals(left)].map((edit) => ({ zone, edit }));
}

function specAt(owner: Name, { ttl, type, data }: ResourceRecord): RecordSpec {
  return { owner, ttl, type, data } as RecordSpec;
}

function leadsToMailboxes(survey: Survey, name: Name): boolean {
  const endpoint = endpointOf(survey, name);
  if (endpoint.class === "m365") return true;
  return endpoint.class === "exchange" && endpoint.lookup.outcome === "answer" && !isUnreachable(endpoint);
}

/** Old records give way to new ones, the first to the first; what is left over is removed, or added. */
function inPlaceOf(old: readonly ResourceRecord[], records: readonly RecordSpec[]): RecordEdit[] {
  const added = records.map((record, index): RecordEdit => {
    const first = index === 0 ? old[0] : undefined;
    return first ? { kind: "replace", old: first, record } : { kind: "add", record };
  });
  return [...added, ...removals(records.length > 0 ? old.slice(1) : old)];
}

function removals(records: readonly ResourceRecord[]): RecordEdit[] {
  return records.map((old) => ({ kind: "remove", old }));
}

/** Good records stay as they are; where there is none, one `0 0 443 target` stands in place of the bad ones. */
function srvEdits({ domain, survey, probes }: Assessment, zone: Zone, target: Name): ZoneEdit[] {
  const owner = srvOwner(domain.name);
  const probe = probes.find(({ kind }) => kind === "srv");
  if (probe && isGoodStep(probe)) return [];
  const here = zone.records(owner).filter(({ type }) => type === "SRV" || type === "CNAME");
  const good = here.filter((record) => record.type === "SRV" && isGoodStep(srvStep(survey, domain, record)));
  const bad = here.filter((record) => !good.includes(record));
  const misplaced = probe?.defect?.kind === "srv-wrong-owner" ? misplacedSrvRecords(domain) : [];
  const host = hostRecords(zone, below("autodiscover", domain.name))[0];
  const ttl = (bad[0] ?? misplaced[0] ?? host)?.ttl ?? ttlFor(zone, owner, "SRV");
  const record: RecordSpec = { owner, ttl, type: "SRV", data: { priority: 0, weight: 0, port: 443, target } };
  const edits = [...inPlaceOf(bad, good.length > 0 ? [] : [record]), ...removals(misplaced)];
  return edits.map((edit) => ({ zone, edit }));
}

function isGoodStep(probe: Probe): boolean {
  return !probe.defect && effectOf("outlook", probe) === "serves";
}

/**
 * Makes autodiscover.D answer nothing: its own records go, and where a wildcard would answer instead, a TXT record makes
 * the name exist, which ends the synthesis (RFC 4592 §2.2.1). A host that does no harm stays.
 */
function silencingEdits({ domain, probes }: Assessment, zone: Zone, host: Name): ZoneEdit[] {
  if (!probes.some(({ kind, defect }) => kind === "autodiscover" && defect)) return [];
  const removed = hostRecords(zone, host);
  const edits = removals([...removed, ...misspeltRecords(domain, zone)]);
  if (hasWildcardAbove(zone, host) && isSynthesised(addressesOf(zoneSet("public", [overlay(zone, edits)]), host))) {
    const data = { strings: ["No host: Autodiscover is found by the SRV record _autodiscover._tcp"] };
    const ttl = removed[0]?.ttl ?? ttlFor(zone, host, "TXT");
    edits.push({ kind: "add", record: { owner: host, ttl, type: "TXT", data } });
  }
  return edits.map((edit) => ({ zone, edit }));
}

/** What most zones have not, so that nobody needs to look at them with the edits made. */
function hasWildcardAbove(zone: Zone, host: Name): boolean {
  for (let at = host; at !== zone.origin; at = parentOf(at)) if (zone.has(below("*", parentOf(at)))) return true;
  return false;
}

function hostRecords(zone: Zone, host: Name): ResourceRecord[] {
  return zone.records(host).filter(({ type }) => type === "A" || type === "AAAA" || type === "CNAME");
}

function misspeltRecords(domain: AcceptedDomain, zone: Zone): ResourceRecord[] {
  return domain.zone === zone ? misspeltHosts(domain) : [];
}

/** What a cure does, for headings: "Lead _autodiscover._tcp.contoso.com to webmail.contoso.com by SRV, and remove …". */
export function cureSummary({ domain, target, edits }: Cure): string {
  const host = below("autodiscover", domain.name);
  const to = withoutDot(target);
  const parts = edits.map(({ edit }) => {
    if (edit.kind === "remove") return `remove ${nameOf(edit.old)}`;
    const { owner, type } = edit.record;
    if (edit.kind === "replace" && edit.old.owner !== owner)
      return `rename ${withoutDot(edit.old.owner)} to ${withoutDot(owner)}`;
    if (type === "TXT") return `keep the wildcard from answering for ${withoutDot(host)}`;
    return `lead ${withoutDot(owner)} to ${to}${type === "SRV" ? " by SRV" : ""}`;
  });
  const text = [...new Set(parts)].join(", and ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Of several SRV records at one owner only what they name tells them apart. */
function nameOf(record: ResourceRecord): string {
  if (record.type !== "SRV") return withoutDot(record.owner);
  const { target, port } = (record as ResourceRecord<"SRV">).data;
  return `the SRV record for ${withoutDot(target)}:${port} at ${withoutDot(record.owner)}`;
}
