import type { AcceptedDomain } from "../estate/estate.js";
import { type Name, toName } from "../zone/name.js";
import type { Gathered } from "./gathered.js";

/** What is known of the federation of a domain; undefined: nothing. */
export type Federation = (domain: Name) => AcceptedDomain["federation"];

/**
 * A domain is federated when the organisation identifier lists it (Get-FederatedOrganizationIdentifier). Its proofs are
 * expected only then: Exchange computes one for any domain that it is asked about.
 */
export function federationIn(gathered: Gathered): Federation {
  const proofs = proofsIn(gathered);
  const stated = (domain: Name) => ({ proofs: proofs.get(domain) ?? [] });
  const identifiers = gathered.of("organization identifier");
  if (identifiers.length === 0) {
    const isUnused = gathered.wasAsked("organization identifier") || hasNoTrust(gathered);
    return (domain) => (isUnused ? false : proofs.has(domain) ? stated(domain) : undefined);
  }
  const enabled = identifiers.filter((one) => one.flag("Enabled") !== false);
  const words = enabled.flatMap((one) => one.words("Domains"));
  const domains = new Set(words.map(({ text }) => toName(text)));
  return (domain) => (domains.has(domain) ? stated(domain) : false);
}

function hasNoTrust(gathered: Gathered): boolean {
  return gathered.wasAsked("federation trust") && gathered.of("federation trust").length === 0;
}

/** Several of one domain: one for each certificate of the federation trust. */
function proofsIn(gathered: Gathered): ReadonlyMap<Name, readonly string[]> {
  const proofs = new Map<Name, string[]>();
  for (const one of gathered.of("domain proof")) {
    const [name, proof] = [toName(one.text("DomainName") ?? ""), one.text("Proof")];
    if (name && proof !== undefined) proofs.set(name, [...new Set([...(proofs.get(name) ?? []), proof])]);
  }
  return proofs;
}
