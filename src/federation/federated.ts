import type { AcceptedDomain } from "../estate/estate.js";
import { labelsOf, withoutDot } from "../zone/name.js";

/** The longest accepted domain that Exchange federates, in characters (Exchange 2013, "Federation"). */
export const longestDomain = 32;

/**
 * Whether the domain takes part in federation as far as anybody said, and needs a proof: not where its mailboxes are all
 * in Exchange Online, nor the account namespace FYDIBOHF25SPDLT.D, which needs none (Exchange 2013, "Federation").
 */
export function isFederated({ name, federation, mail }: AcceptedDomain): boolean {
  if (federation === undefined || federation === false || mail === "exchange-online") return false;
  return labelsOf(name)[0] !== accountNamespace;
}

/** First label of the name that a federation trust gives itself. */
export const accountNamespace = "fydibohf25spdlt";

/** Counted as it is typed: A-labels, without the final dot. */
export function isTooLong({ name }: AcceptedDomain): boolean {
  return withoutDot(name).length > longestDomain;
}

/** The proofs that were given for the domain: one for each federation certificate. */
export function expectedProofs({ federation }: AcceptedDomain): readonly string[] {
  return typeof federation === "object" ? federation.proofs : [];
}
