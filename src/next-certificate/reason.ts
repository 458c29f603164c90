import { domainList } from "../autodiscover/wording.js";
import { labelsOf, type Name } from "../zone/name.js";
import type { Need, Purpose } from "./need.js";

/** What a name has to be on the certificate for: clauses for messages, one for each purpose. */
export function reasonsOf(needs: readonly Need[]): string[] {
  const byPurpose = new Map<Purpose, Need[]>();
  for (const need of needs) byPurpose.set(need.purpose, [...(byPurpose.get(need.purpose) ?? []), need]);
  return [...byPurpose].map(([purpose, all]) => clause(purpose, all));
}

function clause(purpose: Purpose, needs: readonly Need[]): string {
  const domains = [...new Set(needs.flatMap(({ domain }) => domain ?? []))];
  const by = listOf([...new Set(needs.flatMap((need) => need.by ?? []))]);
  switch (purpose) {
    case "asked for":
      return "it was asked for";
    case "client access":
      return "records and addresses lead clients to it";
    case "handed out":
      return `Exchange hands it out${by === "" ? "" : ` (${by})`}`;
    case "mail exchanger":
      return `${domains.length === 1 ? "the MX record" : "the MX records"} of ${domainList(domains)} ${domains.length === 1 ? "points" : "point"} to it`;
    case "connector":
      return `it is the FQDN of ${by}`;
    case "mail protocol":
      return `the certificate is found by it for ${by}`;
    case "accustomed":
      return `it leads to Exchange, is on the certificate of today, and people dial ${labelsIn(needs)} by heart`;
    case "autodiscover host":
      return `clients of ${domainList(domains)} dial it`;
    case "apex":
      return `https of ${domainList(domains)} is Exchange, and clients dial it first`;
    case "zone not supplied":
      return "it is on the certificate of today, and its zone was not supplied, so nobody can tell who dials it";
  }
}

function labelsIn(needs: readonly Need[]): string {
  return listOf([...new Set(needs.map(({ name }: { readonly name: Name }) => labelsOf(name)[0] ?? ""))]);
}

/** How many servers or connectors a message names. */
const named = 3;

function listOf(names: readonly string[]): string {
  if (names.length <= named) return names.join(", ");
  return `${names.slice(0, named).join(", ")} and ${names.length - named} more`;
}
