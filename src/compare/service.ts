import { isProof } from "../federation/proof.js";
import { isAtOrBelow, isBelow, labelsOf, type Name, parentOf, toName } from "../zone/name.js";
import type { RecordSpec, RecordType } from "../zone/record.js";
import { targetOf } from "../zone/target.js";
import type { Zone } from "../zone/zone.js";
import { textOf } from "./meaning.js";

/** What stops working without a record, worst first. */
export const services = [
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

/**
 * Says of any record of a zone which service it is for.
 * @param zone the one in which the record works; its MX records tell which hosts take mail
 */
export function serviceIn(zone: Zone): (record: RecordSpec) => Service {
  const mailHosts = hostsOf(zone, ["MX"]);
  const searched = hostsOf(zone, ["SRV"], (owner) => labelsOf(owner)[0] === "_autodiscover");
  const delegations = new Set(
    Array.from(zone.all(["NS"]), ({ owner }) => owner).filter((name) => name !== zone.origin),
  );
  const isDelegated = (name: Name) => [...ancestors(name, zone.origin)].some((one) => delegations.has(one));
  return (record) => {
    if (isDelegated(record.owner) || record.type === "DS") return "delegations";
    if (record.type === "TXT") return serviceOfText(record, textOf(record));
    if (isAutodiscover(record) || searched.has(record.owner)) return "Autodiscover";
    if (isMicrosofts(record)) return "Microsoft 365";
    if (record.type === "MX" || mailHosts.has(record.owner) || isMailPolicy(record)) return "mail in";
    if (labelsOf(record.owner).includes("_domainkey")) return "mail out";
    return webTypes.has(record.type) && !record.owner.startsWith("_") ? "web" : "other records";
  };
}

const webTypes: ReadonlySet<RecordType> = new Set(["A", "AAAA", "CNAME", "DNAME", "HTTPS"]);

function hostsOf(zone: Zone, types: readonly RecordType[], isMeant = (_: Name): boolean => true): Set<Name> {
  const targets = Array.from(zone.all(types)).flatMap((record) =>
    isMeant(record.owner) ? (targetOf(record) ?? []) : [],
  );
  return new Set(targets);
}

/** A name and those above it, below the origin. */
function* ancestors(name: Name, origin: Name): Iterable<Name> {
  for (let at = name; at !== origin && isBelow(at, origin); at = parentOf(at)) yield at;
}

function isAutodiscover({ owner }: RecordSpec): boolean {
  const [first] = labelsOf(owner);
  return first === "autodiscover" || first === "_autodiscover" || labelsOf(owner)[1] === "_autodiscover";
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
