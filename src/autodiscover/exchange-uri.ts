import type { Certificate } from "../certificate/certificate.js";
import { whyInternal } from "../certificate/internal-name.js";
import { coveringName } from "../certificate/name-match.js";
import type { ExchangeUri } from "../estate/estate.js";
import type { Severity } from "../finding.js";
import { type Name, toName, withoutDot } from "../zone/name.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { addressesOf } from "./addresses.js";
import { endpointOf } from "./endpoint.js";
import { ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

/** What is wrong with an address that Exchange hands to its clients. */
export interface UriFault {
  /** `absence`: the address is right, and DNS inside does not know it. */
  readonly kind: "form" | "certificate" | "absence";
  /** A clause for messages, after the address. */
  readonly what: string;
  readonly severity: Severity;
}

/** Empty, or what the shell calls so: the service connection point was taken away, as after a move to Exchange Online. */
export function isWithdrawn({ uri }: ExchangeUri): boolean {
  return /^\s*(?:\$null)?\s*$/i.test(uri);
}

/**
 * Whether clients never check a certificate there: remote PowerShell inside uses Kerberos over http, and the offline
 * address book of Exchange 2007 and 2010 is plain http by default.
 */
export function needsNoCertificate({ uri }: ExchangeUri): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, pathname } = new URL(uri);
  return /^\/powershell\b/i.test(pathname) || (protocol === "http:" && /^\/oab\b/i.test(pathname));
}

/** Holds an https address against the certificate and against both views; empty when clients inside can use it. */
export function uriFaults(survey: Survey, { uri, side }: ExchangeUri): UriFault[] {
  if (!URL.canParse(uri)) return [{ kind: "form", what: "is no URL", severity: "error" }];
  const { protocol, hostname } = new URL(uri);
  const name = toName(hostname);
  const faults: UriFault[] = [];
  if (protocol !== "https:") {
    faults.push({ kind: "form", what: "is not https, and clients refuse it", severity: "error" });
  }
  if (!name || hostname.startsWith("[")) {
    return [...faults, { kind: "form", what: "names no host, so no certificate fits it", severity: "error" }];
  }
  if (endpointOf(survey, name).class === "m365") return faults;
  return [...faults, ...certificateFaults(survey, name), ...(side === "external" ? [] : absence(survey, name))];
}

const noUrl = { protocol: "", hostname: "", port: "" };

/** Addresses for the same clients that name one host by one protocol: what is wrong with one is wrong with all. */
export function byHost(uris: readonly ExchangeUri[]): (readonly [ExchangeUri, ...ExchangeUri[]])[] {
  const groups = new Map<string, [ExchangeUri, ...ExchangeUri[]]>();
  for (const one of uris) {
    const { protocol, hostname, port } = URL.canParse(one.uri) ? new URL(one.uri) : noUrl;
    const key = `${one.side} ${hostname === "" ? one.uri : `${protocol}${hostname}:${port}`}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function certificateFaults(survey: Survey, name: Name): UriFault[] {
  const host = withoutDot(name);
  const carrier = survey.certificates.find((certificate) => coveringName(certificate, name));
  const covered = ownCertificateCovers(survey, endpointOf(survey, name)) ?? carrier !== undefined;
  const internal = whyInternal(name);
  if (!covered) {
    const why = internal ? `, and no public certificate can: ${internal.because}` : "";
    return [
      { kind: "certificate", what: `names ${host}, which the certificate does not carry${why}`, severity: "error" },
    ];
  }
  if (!internal || isPrivate(carrier)) return [];
  return [
    {
      kind: "certificate",
      what: `names ${host}, which the certificate carries today and no public CA will put on the next one: ${internal.because}`,
      severity: "warning",
    },
  ];
}

function isPrivate(certificate: Certificate | undefined): boolean {
  return certificate === undefined || certificate.issuerKind === "private";
}

/**
 * Only where the internal zones were given: without them nobody knows what clients inside can resolve. Of a mail access
 * name that the public view has, splitbrain-missing-internal speaks.
 */
function absence(survey: Survey, name: Name): UriFault[] {
  const internal = survey.estate.zones("internal");
  if (internal.zones.length === 0) return [];
  const isPublic = !isAbsent(survey.estate.zones("public"), name);
  const isInside = internal.enclosing(name) !== undefined;
  if (isInside ? !isAbsent(internal, name) : isPublic) return [];
  if (isPublic && survey.accessNames.some((access) => access.name === name)) return [];
  const where = isInside ? "the internal view" : "any zone that was given";
  return [{ kind: "absence", what: `names ${withoutDot(name)}, which does not exist in ${where}`, severity: "error" }];
}

/** Whether the zones of the view answer for the name, and have no address for it. */
export function isAbsent(zones: ZoneSet, name: Name): boolean {
  const { outcome } = addressesOf(zones, name);
  return outcome === "nxdomain" || outcome === "nodata";
}
