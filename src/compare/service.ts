import { isProof } from "../federation/proof.js";
import { isAtOrBelow, isBelow, labelsOf, type Name, parentOf, toName } from "../zone/name.js";
import type { RecordSpec, RecordType } from "../zone/record.js";
import { targetOf } from "../zone/target.js";
import type { Zone } from "../zone/zone.js";
import { textOf } from "./meaning.js";

/** What stops working, worst first; the first is everything of a zone that is not there at all. */
export const services = [
  "whole zones",
  "Autodiscover",
  "mail in",
  "mail out",
  "federation",
  "Microsoft 365",
  "web",
  "verification tokens",
  "delegations",
  "other records",
] as const;

export type Service = (typeof services)[number];

/** Says of a record of a zone which service it is for. */
export type ServiceOf = (zone: Zone, record: RecordSpec) => Service;

/**
 * @param zones those in which the records work: one says which hosts take mail, or answer Autodiscover, of another
 */
export function servicesIn(zones: readonly Zone[]): ServiceOf {
  let hosts: { readonly mail: ReadonlySet<Name>; readonly searched: ReadonlySet<Name> } | undefined;
  const cuts = new Map<Zone, ReadonlySet<Name>>();
  return (zone, record) => {
    hosts ??= { mail: hostsOf(zones, ["MX"]), searched: hostsOf(zones, ["SRV", "CNAME"], isAutodiscover) };
    if (!cuts.has(zone)) cuts.set(zone, cutsOf(zone));
    return serviceOf(record, zone, cuts.get(zone) as ReadonlySet<Name>, hosts);
  };
}

function serviceOf(
  record: RecordSpec,
  zone: Zone,
  cuts: ReadonlySet<Name>,
  { mail, searched }: { readonly mail: ReadonlySet<Name>; readonly searched: ReadonlySet<Name> },
): Service {
  const isBelowCut = cuts.size > 0 && [...ancestors(record.owner, zone.origin)].some((one) => cuts.has(one));
  if (isBelowCut || record.type === "DS") return "delegations";
  if (record.type === "TXT") return serviceOfText(record, textOf(record));
  if (isAutodiscover(record) || searched.has(record.owner)) return "Autodiscover";
  if (isMicrosofts(record)) return "Microsoft 365";
  if (record.type === "MX" || mail.has(record.owner) || isMailPolicy(record)) return "mail in";
  if (labelsOf(record.owner).includes("_domainkey")) return "mail out";
  return webTypes.has(record.type) && !record.owner.startsWith("_") ? "web" : "other records";
}

function cutsOf(zone: Zone): ReadonlySet<Name> {
  return new Set(Array.from(zone.all(["NS"]), ({ owner }) => owner).filter((name) => name !== zone.origin));
}

const webTypes: ReadonlySet<RecordType> = new Set(["A", "AAAA", "CNAME", "DNAME", "HTTPS"]);

/** What records point to; of those that are meant. */
function hostsOf(
  zones: readonly Zone[],
  types: readonly RecordType[],
  isMeant: (record: RecordSpec) => boolean = () => true,
): Set<Name> {
  const hosts = new Set<Name>();
  for (const zone of zones) {
    for (const record of zone.all(types)) {
      const target = isMeant(record) ? targetOf(record) : undefined;
      if (target !== undefined) hosts.add(target);
    }
  }
  return hosts;
}

/** A name and those above it, below the origin. */
function* ancestors(name: Name, origin: Name): Iterable<Name> {
  for (let at = name; at !== origin && isBelow(at, origin); at = parentOf(at)) yield at;
}

function isAutodiscover({ owner }: RecordSpec): boolean {
  // Of a large zone every alias is asked about.
  if (!owner.includes("autodiscover.")) return false;
  const [first, second] = labelsOf(owner);
  return first === "autodiscover" || first === "_autodiscover" || second === "_autodiscover";
}

/** RFC 8461 §3.1 and §3.3, RFC 6186, and the TLSA records of mail servers (RFC 7672 §3). */
function isMailPolicy({ owner, type }: RecordSpec): boolean {
  const [first = "", second = ""] = labelsOf(owner);
  if (type === "TLSA") return ["_25", "_465", "_587"].includes(first) && second === "_tcp";
  return ["mta-sts", "_submission", "_submissions", "_imap", "_imaps", "_pop3", "_pop3s"].includes(first);
}

const name = (text: string) => toName(text) as Name;

/** Microsoft 365 "External DNS records": what its records point to. */
const microsoftHosts = [
  "lync.com",
  "outlook.com",
  "office.com",
  "office.net",
  "onmicrosoft.com",
  "windows.net",
  "manage.microsoft.com",
  "microsoftonline.com",
  "partner.outlook.cn",
  "office365.us",
].map(name);

const microsoftLabels = new Set(["lyncdiscover", "sip", "enterpriseregistration", "enterpriseenrollment", "msoid"]);

function isMicrosofts(record: RecordSpec): boolean {
  const target = record.type === "MX" ? undefined : targetOf(record);
  const [first = ""] = labelsOf(record.owner);
  if (first.endsWith("_domainkey") || /^selector\d+$/.test(first)) return false;
  return (
    target !== undefined && (microsoftLabels.has(first) || microsoftHosts.some((host) => isAtOrBelow(target, host)))
  );
}

function serviceOfText({ owner }: RecordSpec<"TXT">, text: string): Service {
  const labels = labelsOf(owner);
  if (isProof(text)) return "federation";
  if (/^MS=/i.test(text)) return "Microsoft 365";
  if (/^v=spf1(?: |$)/i.test(text) || labels.includes("_domainkey") || labels[0] === "_dmarc") return "mail out";
  if (labels[0] === "_mta-sts" || labels[0] === "_smtp") return "mail in";
  if (/^v=(?:STSv1|TLSRPTv1)/i.test(text)) return "mail in";
  // Tokens prove to a service whose the domain is: at the apex, or below a label of the service's own.
  return /[=-]/.test(text) || labels[0]?.startsWith("_") ? "verification tokens" : "other records";
}
