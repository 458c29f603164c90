import { isInternalName } from "../certificate/internal-name.js";
import { coveringName } from "../certificate/name-match.js";
import { accessRank } from "../estate/access-name.js";
import { whyUnreachable } from "../zone/address.js";
import { labelsOf, type Name, withoutDot } from "../zone/name.js";
import { endpointOf } from "./endpoint.js";
import { becauseOf, distrustOf, httpsVerdict } from "./probe.js";
import type { Survey } from "./survey.js";

/** A certificate name held against what a record may point at. */
export interface Candidate {
  readonly name: Name;
  /** Why it does not qualify, clauses for messages; empty when it does. */
  readonly failures: readonly string[];
}

/**
 * Judges every certificate name (and every access name that a wildcard covers) as a target for SRV and CNAME records:
 * public, resolvable in the public view to public addresses, no alias (RFC 2782 "Target"), landing on Exchange.
 * @returns best first: client access names by preference, autodiscover names last, the unfit at the end
 */
export function candidatesOf(survey: Survey): Candidate[] {
  const explicit = survey.certificates.flatMap(({ names }) =>
    names.flatMap(({ name, wildcard }) => (name && !wildcard ? [name] : [])),
  );
  const names = new Set([...explicit, ...survey.accessNames.map(({ name }) => name)]);
  return [...names]
    .map((name) => ({ name, failures: failuresOf(survey, name) }))
    .sort((a, b) => Math.sign(a.failures.length) - Math.sign(b.failures.length) || rankOf(a.name) - rankOf(b.name));
}

/** Autodiscover names of any domain come after every client access name. */
function rankOf(name: Name): number {
  return labelsOf(name)[0] === "autodiscover" ? Number.MAX_SAFE_INTEGER : accessRank(name);
}

function failuresOf(survey: Survey, name: Name): string[] {
  if (isInternalName(name)) return ["it is an internal name that nobody outside can resolve"];
  const endpoint = endpointOf(survey, name);
  const { lookup } = endpoint;
  if (lookup.outcome !== "answer") return [endpoint.because];
  const failures: string[] = [];
  if (lookup.chain.length > 0)
    failures.push("it is an alias, which the target of an SRV record must not be (RFC 2782)");
  const unreachable = lookup.addresses.filter((address) => whyUnreachable(address) !== undefined);
  if (unreachable[0]) failures.push(`${unreachable[0]} is ${whyUnreachable(unreachable[0])}`);
  if (endpoint.proxied)
    failures.push("Cloudflare proxies it, and answers with other names for records that point to it");
  if (endpoint.class !== "exchange") failures.push(endpoint.because);
  const { verdict } = httpsVerdict(survey, endpoint);
  if (verdict === "silent") failures.push(becauseOf(endpoint, verdict));
  if (verdict === "mismatch") {
    const distrust = distrustOf(survey, endpoint);
    failures.push(
      distrust
        ? `the certificate that it presents ${distrust}`
        : "the certificate that is declared for it does not carry the name",
    );
  }
  return failures;
}

/** Why nothing on the certificate can be pointed at, a sentence for each name. */
export function whyNoCandidate(survey: Survey, candidates: readonly Candidate[]): string[] {
  if (survey.certificates.length === 0) return ["No certificate was given, so no name to point at is known."];
  if (candidates.length === 0) {
    const labels = survey.certificates.map(({ label }) => label).join(", ");
    return [
      `No name on ${labels} is one that records could lead to: a certificate with the names that clients dial comes first.`,
    ];
  }
  return candidates.map(({ name, failures }) => {
    const on = survey.certificates.find((certificate) => coveringName(certificate, name))?.label;
    return `${withoutDot(name)} (${on}) does not qualify: ${failures.join("; ")}.`;
  });
}
