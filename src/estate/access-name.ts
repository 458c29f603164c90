import type { Certificate } from "../certificate/certificate.js";
import { isInternalName } from "../certificate/internal-name.js";
import { coveringName } from "../certificate/name-match.js";
import type { LabelPattern } from "../zone/label-pattern.js";
import { below, labelsOf, type Name } from "../zone/name.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { hasOnlyApex } from "./single-host.js";

/**
 * First labels under which people publish Exchange, best first: what a client dials before what only transport uses.
 * (Exchange documentation uses mail, owa, autodiscover, legacy; the rest is what administrators choose.)
 */
const usualLabels = [
  ...[
    "webmail",
    "mail",
    "owa",
    "outlook",
    "exchange",
    "remote",
    "email",
    "mailer",
    "post",
    "ews",
    "mapi",
    "activesync",
  ],
  ...["eas", "oa", "imap", "pop", "pop3", "smtp", "mx", "hybrid", "legacy", "autodiscover"],
];

const rank = new Map(usualLabels.map((label, index) => [label, index]));

/** Labels that people dial by heart, those of mail transport and of Autodiscover apart. */
export const dialledLabels: LabelPattern = {
  shortest: 2,
  longest: 10,
  letters: "abcdefghijklmnopqrstuvwxyz3",
  strangers: 0,
  matches: (label) => rank.has(label) && !/^(?:autodiscover|legacy|mx|smtp)$/.test(label),
};

/** A certificate name that clients or mail servers use for Exchange, and what says so. */
export interface AccessName {
  readonly name: Name;
  readonly because: string;
}

/** Where a name stands in the order of preference; a name with an unusual label comes after all usual ones. */
export function accessRank(name: Name): number {
  return rank.get(labelsOf(name)[0] ?? "") ?? usualLabels.length;
}

/**
 * The mail access names: names on a certificate (by a wildcard too) that an MX or an Autodiscover SRV points to, or whose
 * first label is a usual one; never an apex, www or an internal name (`EXCHANGE`). An autodiscover name only tells where
 * Exchange is when nothing else does: it is the very name under suspicion.
 * @param certificates those that serve clients
 */
export function accessNames(zones: ZoneSet, certificates: readonly Certificate[]): AccessName[] {
  const found = new Map<Name, string>();
  const consider = (name: Name, because: string) => {
    // Of a fleet nearly all zones point to the same few names.
    if (found.has(name)) return;
    const zone = zones.enclosing(name);
    if (labelsOf(name)[0] === "www" || isInternalName(name)) return;
    if (zone?.origin === name && !hasOnlyApex(zone)) return;
    const on = certificates.find((certificate) => coveringName(certificate, name));
    if (on) found.set(name, `${because}, and ${on.label} covers it`);
  };
  for (const [name, because] of pointedTo(zones)) consider(name, because);
  for (const { name, wildcard } of certificates.flatMap((certificate) => certificate.names)) {
    if (!name) continue;
    if (!wildcard && rank.has(labelsOf(name)[0] ?? "")) consider(name, "it begins with a usual label");
    if (wildcard) for (const candidate of usualBelow(zones, name)) consider(candidate, "it begins with a usual label");
  }
  const names = [...found].map(([name, because]) => ({ name, because }));
  const told = names.filter(({ name }) => labelsOf(name)[0] !== "autodiscover");
  return (told.length > 0 ? told : names).sort((a, b) => accessRank(a.name) - accessRank(b.name));
}

/** Names directly below a domain that exist and begin with a usual label, best first. */
export function* usualBelow(zones: ZoneSet, parent: Name): Iterable<Name> {
  for (const label of usualLabels) {
    const name = below(label, parent);
    if (zones.enclosing(name)?.has(name)) yield name;
  }
}

function* pointedTo(zones: ZoneSet): Iterable<[Name, string]> {
  for (const zone of zones.zones) {
    for (const { data } of zone.records(zone.origin, "MX")) yield [data.exchange, "an MX record points to it"];
    const srv = below("_autodiscover._tcp", zone.origin);
    for (const { data } of zone.records(srv, "SRV")) yield [data.target, "an Autodiscover SRV record points to it"];
  }
}
