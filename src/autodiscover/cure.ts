import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import type { RecordEdit } from "../zone/edit.js";
import { below, type Name, withoutDot } from "../zone/name.js";
import { overlay } from "../zone/overlay.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { zoneSet } from "../zone/zone-set.js";
import { addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { misspeltHosts } from "./host-probe.js";
import type { Defect } from "./probe.js";
import { misplacedSrvRecords, srvOwner } from "./srv-owner.js";

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
export function needsCure({ domain, defects, gap }: Assessment): boolean {
  if (domain.mail === "exchange-online") return false;
  return gap !== undefined || defects.some(isCurable);
}

function isCurable(defect: Defect): boolean {
  if (defect.kind === "apex-https-name-mismatch" || defect.severity === "info") return false;
  // A host at Microsoft 365 that nobody declared wrong may be a migration under way.
  const { record } = defect;
  return !(defect.kind === "autodiscover-host-foreign" && defect.severity === "warning" && record.type === "CNAME");
}

/** The edits that lead every client of the domain to `target`, or undefined when the zone is not ours to edit there. */
export function cureOf(assessment: Assessment, target: Name): Cure | undefined {
  const { domain, survey } = assessment;
  const host = below("autodiscover", domain.name);
  const zones = survey.estate.zones("public");
  const hostZone = zones.enclosing(host);
  const srvZone = zones.enclosing(srvOwner(domain.name));
  if (!hostZone || !srvZone || isDelegated(hostZone, domain.name, host)) return undefined;
  if (isCovered(survey.certificates, host)) {
    return { domain, kind: "host", target, edits: hostEdits(domain, hostZone, host, target) };
  }
  const edits = [...srvEdits(assessment, srvZone, target), ...silencingEdits(assessment, hostZone, host)];
  return { domain, kind: "srv", target, edits };
}

function isDelegated(zone: Zone, domain: Name, host: Name): boolean {
  return [domain, host].some((name) => name !== zone.origin && zone.records(name, "NS").length > 0);
}

/** Autodiscover.D leads to the target: as an alias, so that a later change of address needs no second edit. */
function hostEdits(domain: AcceptedDomain, zone: Zone, host: Name, target: Name): ZoneEdit[] {
  const old = hostRecords(zone, host);
  const misspelt = misspeltRecords(domain, zone);
  const others = zone.records(host).length - old.length;
  const addresses = addressesOf(zoneSet("public", [zone]), target).records;
  const ttl = ttlFor(domain, zone, old[0]);
  const added: RecordSpec[] =
    others === 0
      ? [{ owner: host, ttl, type: "CNAME", data: { target } }]
      : addresses.map(({ type, data }) => ({ owner: host, ttl, type, data }));
  const [first, ...rest] = old;
  return [
    ...added.map(
      (record, index): RecordEdit =>
        index === 0 && first ? { kind: "replace", old: first, record } : { kind: "add", record },
    ),
    ...[...rest, ...misspelt].map((record): RecordEdit => ({ kind: "remove", old: record })),
  ].map((edit) => ({ zone, edit }));
}

/** One good record `0 0 443 target`; every other one at the owner goes, and so do those that stand beside it. */
function srvEdits({ domain, probes }: Assessment, zone: Zone, target: Name): ZoneEdit[] {
  const owner = srvOwner(domain.name);
  const probe = probes.find(({ kind }) => kind === "srv");
  const good = probe?.verdict === "covered" && !probe.defect ? probe.record : undefined;
  const here = zone.records(owner).filter(({ type }) => type === "SRV" || type === "CNAME");
  const stale = here.filter((record) => record !== good && !(good && sameSpan(record, good)));
  const misplaced = misplacedSrvRecords(domain);
  const data = { priority: 0, weight: 0, port: 443, target };
  const ttl = ttlFor(
    domain,
    zone,
    stale[0] ?? misplaced[0] ?? hostRecords(zone, below("autodiscover", domain.name))[0],
  );
  const record: RecordSpec = { owner, ttl, type: "SRV", data };
  const [first, ...rest] = stale;
  const edits: RecordEdit[] = [
    ...(good ? [] : [first ? ({ kind: "replace", old: first, record } as const) : ({ kind: "add", record } as const)]),
    ...[...(good ? stale : rest), ...misplaced].map((old): RecordEdit => ({ kind: "remove", old })),
  ];
  return edits.map((edit) => ({ zone, edit }));
}

/**
 * Makes autodiscover.D answer nothing: its own records go, and where a wildcard would answer instead, a TXT record makes
 * the name exist, which ends the synthesis (RFC 4592 §2.2.1).
 */
function silencingEdits({ domain, probes }: Assessment, zone: Zone, host: Name): ZoneEdit[] {
  const probe = probes.find(({ kind }) => kind === "autodiscover");
  const closed = probe?.verdict === "silent" && !probe.defect;
  const removed = closed ? [] : hostRecords(zone, host);
  const misspelt = misspeltRecords(domain, zone);
  const edits: RecordEdit[] = [...removed, ...misspelt].map((old) => ({ kind: "remove", old }));
  const after = addressesOf(zoneSet("public", [overlay(zone, edits)]), host);
  if (!closed && after.wildcard) {
    const data = { strings: ["No host: Autodiscover is found by the SRV record _autodiscover._tcp"] };
    edits.push({ kind: "add", record: { owner: host, ttl: ttlFor(domain, zone, removed[0]), type: "TXT", data } });
  }
  return edits.map((edit) => ({ zone, edit }));
}

function hostRecords(zone: Zone, host: Name): ResourceRecord[] {
  return zone.records(host).filter(({ type }) => type === "A" || type === "AAAA" || type === "CNAME");
}

function misspeltRecords(domain: AcceptedDomain, zone: Zone): ResourceRecord[] {
  return domain.zone === zone ? misspeltHosts(domain) : [];
}

/** The TTL of what it replaces, else of the domain's mail records, else of its zone. */
function ttlFor(domain: AcceptedDomain, zone: Zone, old: ResourceRecord | undefined): number {
  const neighbour = old ?? zone.records(domain.name, "MX")[0] ?? zone.records(zone.origin, "SOA")[0];
  return neighbour?.ttl ?? 3600;
}

function sameSpan(a: ResourceRecord, b: ResourceRecord): boolean {
  return a.span.source === b.span.source && a.span.start === b.span.start;
}

/** What a cure does, for headings: "point _autodiscover._tcp.contoso.com at webmail.contoso.com". */
export function cureSummary({ domain, kind, target, edits }: Cure): string {
  const host = `autodiscover.${withoutDot(domain.name)}`;
  const adds = `${kind === "srv" ? withoutDot(srvOwner(domain.name)) : host} to ${withoutDot(target)}`;
  const removes = edits.some(({ edit }) => edit.kind !== "add" && isHost(edit.old, domain));
  return kind === "srv" && removes ? `Lead ${adds} by SRV, and remove ${host}` : `Lead ${adds}`;
}

function isHost(record: ResourceRecord, domain: AcceptedDomain): boolean {
  return record.owner === below("autodiscover", domain.name);
}
