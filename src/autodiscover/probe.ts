import type { Certificate } from "../certificate/certificate.js";
import { coveringName, isCovered } from "../certificate/name-match.js";
import { plannedCertificate } from "../certificate/planned.js";
import type { CertificateDistrust, HostFacts } from "../estate/estate.js";
import type { Certainty, Severity } from "../finding.js";
import type { Span } from "../text/source.js";
import { whyUnreachable } from "../zone/address.js";
import { type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { type Endpoint, isShut } from "./endpoint.js";
import type { Survey } from "./survey.js";

export type StepKind = "scp" | "apex" | "autodiscover" | "redirect" | "srv";

/**
 * What one probe of the walk finds. `covered`: Exchange answers and its certificate has the name. `mismatch`: it has not.
 * `foreign-ok`, `foreign-mismatch`: another host, with a certificate for the name or without; `possible`: another host of
 * which nobody said whether port 443 listens. `foreign-answer`: another host that answers Autodiscover with settings of its
 * own, which end the search (Microsoft KB 3049615). `redirects`: port 80 sends on to a covered https URL. `refused`: to something
 * that no client follows. `silent`: nothing to connect to.
 */
export type Verdict =
  | "silent"
  | "covered"
  | "mismatch"
  | "foreign-ok"
  | "foreign-mismatch"
  | "foreign-answer"
  | "possible"
  | "m365"
  | "redirects"
  | "refused"
  | "unknown";

/** What is wrong at a probe, named after the one rule that claims it. */
export type DefectKind =
  | "apex-https-name-mismatch"
  | "apex-answers-autodiscover"
  | "autodiscover-host-not-on-certificate"
  | "autodiscover-cname-no-cure"
  | "autodiscover-host-foreign"
  | "autodiscover-owner-typo"
  | "wildcard-dns-synthesises-autodiscover"
  | "public-private-address"
  | "public-internal-target"
  | "srv-shadowed"
  | "srv-target-not-on-certificate"
  | "srv-target-unresolvable"
  | "srv-target-is-alias"
  | "srv-target-relative"
  | "srv-port-not-443"
  | "srv-wrong-owner";

/** Whether a defect stands at the apex, where what to do is a person's decision. */
export function isOfApex(kind: DefectKind): boolean {
  return kind === "apex-https-name-mismatch" || kind === "apex-answers-autodiscover";
}

export interface Defect {
  /** The step that it stands at. */
  readonly probe: Probe;
  readonly kind: DefectKind;
  readonly at: Span;
  /** The record that is at fault, as the file has it. */
  readonly record: ResourceRecord;
  readonly certainty: Certainty;
  /** By what it does to the declared clients. */
  readonly severity: Severity;
}

/** One step of the discovery sequence before any client takes it: what the name gives. */
export interface Probe {
  readonly kind: StepKind;
  /** The name that is dialled or asked. */
  readonly name: Name;
  readonly verdict: Verdict;
  readonly certainty: Certainty;
  /** A clause for messages. */
  readonly because: string;
  /** The host that answers: of the SRV record that counts, for an SRV probe. */
  readonly endpoint?: Endpoint;
  /** The SRV records that name a host, where there are several. */
  readonly offered?: readonly ResourceRecord<"SRV">[];
  /** The record that the step stands or falls with. */
  readonly record?: ResourceRecord;
  readonly defect?: Omit<Defect, "severity" | "probe">;
}

/**
 * What an HTTPS connection to a name gives.
 * The certificate is held against the name that was dialled, never against an alias's target (RFC 9525 §6.1.1).
 */
export function httpsVerdict(survey: Survey, endpoint: Endpoint): { verdict: Verdict; certainty: Certainty } {
  const { facts, name } = endpoint;
  const as = (verdict: Verdict, certainty: Certainty = endpoint.certainty) => ({ verdict, certainty });
  if (endpoint.class === "silent" || isShut(facts)) return as("silent");
  if (endpoint.class === "m365") return as("m365");
  const own = ownCertificateCovers(survey, endpoint);
  if (own !== undefined && endpoint.class !== "exchange") {
    if (!own) return as("foreign-mismatch", "certain");
    return as(facts?.autodiscover === "exchange" ? "covered" : "foreign-ok", "certain");
  }
  if (endpoint.class === "other") return as("possible", "possible");
  if (own === undefined && survey.certificates.length === 0) return as("unknown", "possible");
  if (own ?? isCovered(survey.certificates, name)) return as("covered");
  const seen = endpoint.class === "exchange" || endpoint.lookup.outcome === "answer";
  return seen ? as("mismatch") : as("unknown", "possible");
}

/** Why a step gives what it gives: a clause for messages. */
export function becauseOf({ because, class: kind, lookup, facts }: Endpoint, verdict: Verdict): string {
  if (verdict !== "silent" || kind === "silent") return because;
  const [address] = lookup.addresses;
  const why = address && lookup.addresses.every((one) => whyUnreachable(one)) ? whyUnreachable(address) : undefined;
  if (why) return `${address} is ${why}`;
  const port = `port 443 of ${lookup.addresses.join(", ") || withoutDot(lookup.name)}`;
  const state = facts?.https ?? "closed";
  return facts?.probed === undefined ? `${port} is declared ${state}` : `${port} was ${state} on ${facts.probed}`;
}

/**
 * Whether the certificate that is known of a host covers the name that was dialled, to clients who trust it; undefined when
 * none is known. Of one that was given itself its own rules say what else is wrong with it.
 */
export function ownCertificateCovers(
  survey: Survey,
  { facts, name }: Pick<Endpoint, "facts" | "name">,
): boolean | undefined {
  const given = givenCertificate(survey, facts);
  if (given) return coveringName(given, name) !== undefined;
  if (facts?.distrust !== undefined) return false;
  if (facts?.names === undefined) return undefined;
  return coveringName(plannedCertificate(facts.names.map((text) => ({ text, at: nowhere }))), name) !== undefined;
}

function givenCertificate({ estate }: Survey, facts: HostFacts | undefined): Certificate | undefined {
  if (facts?.certificate === undefined) return undefined;
  return estate.certificates.find(({ label }) => label === facts.certificate);
}

const distrusted: Readonly<Record<CertificateDistrust, string>> = {
  expired: "has expired",
  "not-yet-valid": "is not valid yet",
  "self-signed": "is signed by itself",
};

/** What clients hold against the certificate that a host presents, beside its names: "has expired"; mostly nothing. */
export function distrustOf(survey: Survey, { facts }: Pick<Endpoint, "facts">): string | undefined {
  return facts?.distrust && !givenCertificate(survey, facts) ? distrusted[facts.distrust] : undefined;
}

const nowhere: Span = { source: { path: "hosts:", bytes: new Uint8Array(), encoding: "utf-8" }, start: 0, end: 0 };
