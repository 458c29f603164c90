import type { Severity } from "../finding.js";
import { canonicalAddress, whyUnreachable } from "../zone/address.js";
import { lookup } from "../zone/lookup.js";
import { below, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

type AddressRecord = ResourceRecord<"A" | "AAAA">;

/** A public address that internal zones give to hosts of mail: clients inside have to leave the network to come back in. */
export interface PublicInside {
  readonly address: string;
  /** The records that give it, one for each name, in the order of the names. */
  readonly records: readonly { readonly zone: Zone; readonly record: AddressRecord }[];
  /** The name of the same machine that inside has an address of the inside, where there is one, and those records. */
  readonly sibling?: { readonly name: Name; readonly records: readonly AddressRecord[] };
  /** Whether it was declared that clients inside do not get through. */
  readonly isClosed: boolean;
  readonly severity: Severity;
}

/** Each such address once. Where the two views differ the host has that address, and nobody has to come back in. */
export function publicInside(assessments: readonly Assessment[]): PublicInside[] {
  const survey = assessments[0]?.survey;
  if (!survey || survey.estate.zones("internal").zones.length === 0) return [];
  const found = new Map<string, PublicInside["records"][number][]>();
  const seen = new Set<string>();
  for (const name of new Set(mailNames(survey, assessments))) {
    for (const one of sameOutside(survey, name)) {
      const { span, data } = one.record;
      const key = `${span.source.path} ${span.start}`;
      const address = canonicalAddress(data.address) ?? data.address;
      if (seen.has(key) || survey.estate.hosts.get(address)?.inside === "open") continue;
      seen.add(key);
      found.set(address, [...(found.get(address) ?? []), one]);
    }
  }
  return Array.from(found, ([address, records]) => judged(survey, address, records));
}

function judged(survey: Survey, address: string, records: PublicInside["records"]): PublicInside {
  const isClosed = survey.estate.hosts.get(address)?.inside === "closed";
  const sibling = siblingOf(survey, address);
  const severity: Severity = isClosed ? "error" : sibling ? "warning" : "info";
  return { address, records, isClosed, severity, ...(sibling && { sibling }) };
}

/** The autodiscover hosts, what SRV records inside name, the mail hosts and the mail access names. */
function* mailNames(survey: Survey, assessments: readonly Assessment[]): Iterable<Name> {
  const inside = survey.estate.zones("internal");
  for (const { domain, probes } of assessments) {
    if (probes.length === 0) continue;
    if (!inside.enclosing(below("autodiscover", domain.name)) && !inside.enclosing(srvOwner(domain.name))) continue;
    yield below("autodiscover", domain.name);
    for (const { type, data } of lookup(inside, srvOwner(domain.name), "SRV").records) {
      if (type === "SRV") yield (data as ResourceRecord<"SRV">["data"]).target;
    }
    for (const { type, data } of lookup(inside, domain.name, "MX").records) {
      if (type === "MX") yield (data as ResourceRecord<"MX">["data"]).exchange;
    }
  }
  for (const { name } of survey.accessNames) yield name;
}

/** The public addresses that the internal zones give a name, and the public ones too. */
function sameOutside(survey: Survey, name: Name): PublicInside["records"][number][] {
  const inside = survey.estate.zones("internal");
  const { records } = addressesOf(inside, name);
  const outside = new Set(addressesOf(survey.estate.zones("public"), name).addresses);
  return records.flatMap((record) => {
    const zone = inside.enclosing(record.owner);
    const address = canonicalAddress(record.data.address) ?? record.data.address;
    const isSame = outside.has(address) && whyUnreachable(address) === undefined;
    return zone && isSame ? [{ zone, record }] : [];
  });
}

/** Another mail access name that outside has the address, and inside none but addresses that nobody outside can reach. */
function siblingOf(survey: Survey, address: string): PublicInside["sibling"] {
  for (const { name } of survey.accessNames) {
    if (!addressesOf(survey.estate.zones("public"), name).addresses.includes(address)) continue;
    const { outcome, addresses, records } = addressesOf(survey.estate.zones("internal"), name);
    if (outcome === "answer" && addresses.every((one) => whyUnreachable(one) !== undefined)) return { name, records };
  }
  return undefined;
}
