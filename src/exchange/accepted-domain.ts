import { whyInternal } from "../certificate/internal-name.js";
import type { DeclaredDomain } from "../estate/build.js";
import type { MailHome } from "../estate/estate.js";
import { printable } from "../text/printable.js";
import { isBelow, type Name, toName } from "../zone/name.js";
import type { Federation } from "./federation.js";
import type { Gathered } from "./gathered.js";
import type { Properties } from "./properties.js";

export interface AcceptedDomains {
  readonly domains: readonly DeclaredDomain[];
  readonly remarks: readonly string[];
}

type DomainType = "authoritative" | "external relay" | "internal relay";

/** The names of the type, and its numbers where JSON has them (Microsoft.Exchange.Data.Directory, AcceptedDomainType). */
const types: Readonly<Record<string, DomainType>> = {
  authoritative: "authoritative",
  "0": "authoritative",
  externalrelay: "external relay",
  "1": "external relay",
  internalrelay: "internal relay",
  "2": "internal relay",
};

const tenants = toName("onmicrosoft.com") as Name;

/**
 * The accepted domains, as somebody would declare them. Those that no public zone of the organisation can serve are left
 * out and said: wildcards, names inside, and the tenant's own, whose zone is Microsoft's.
 * @param hybrid the domains of the hybrid configuration; undefined when nobody knows
 */
export function acceptedDomains(
  gathered: Gathered,
  federation: Federation,
  hybrid: ReadonlySet<Name> | undefined,
): AcceptedDomains {
  const hasTenant = gathered.of("accepted domain").some((one) => isTenant(domainName(one.text("DomainName") ?? "")));
  const domains = new Map<Name, DeclaredDomain>();
  const unjudged = new Set<string>();
  for (const one of gathered.of("accepted domain")) {
    const stated = one.stated("DomainName");
    if (!stated) continue;
    const name = domainName(stated.text);
    const why = whyUnjudged(stated.text, name);
    if (why) unjudged.add(printable(`${stated.text} (${why})`));
    else if (!name) one.refuse("DomainName", `is ${JSON.stringify(stated.text)}, which is no domain name`);
    else if (!domains.has(name)) {
      const mail = mailHome(typeOf(one), name, hybrid, hasTenant);
      const federated = federation(name);
      const known = { ...(mail && { mail }), ...(federated !== undefined && { federation: federated }) };
      domains.set(name, { name, at: stated.at, ...known });
    }
  }
  const remark = `Accepted domains that no public zone serves, not judged: ${[...unjudged].join(", ")}.`;
  return { domains: [...domains.values()], remarks: unjudged.size > 0 ? [remark] : [] };
}

const hostLabels = /^(?:[a-z0-9_-]{1,63}\.)+$/;

function domainName(text: string): Name | undefined {
  const name = toName(text);
  return name && hostLabels.test(name) ? name : undefined;
}

function isTenant(name: Name | undefined): boolean {
  return name !== undefined && isBelow(name, tenants);
}

function whyUnjudged(text: string, name: Name | undefined): string | undefined {
  if (text.startsWith("*")) return "stands for many";
  if (!name) return undefined;
  if (isTenant(name)) return "of Microsoft 365";
  return whyInternal(name) && "internal";
}

function typeOf(domain: Properties): DomainType | undefined {
  const text = domain.text("DomainType")?.toLowerCase().replace(/\s/g, "");
  if (text === undefined) return undefined;
  const type = Object.hasOwn(types, text) ? types[text] : undefined;
  if (!type) domain.refuse("DomainType", "is none of Authoritative, InternalRelay and ExternalRelay");
  return type;
}

/**
 * Where the mailboxes are. For an external relay Exchange only passes mail on; of an internal relay some are elsewhere, and
 * nobody knows where. An authoritative domain of the hybrid configuration has them on both sides; one that is not in there
 * may have them there all the same, once the organisation has a tenant.
 */
function mailHome(
  type: DomainType | undefined,
  name: Name,
  hybrid: ReadonlySet<Name> | undefined,
  hasTenant: boolean,
): MailHome | undefined {
  if (type === "external relay") return "none";
  if (type !== "authoritative" || !hybrid) return undefined;
  if (hybrid.has(name)) return "hybrid";
  return hasTenant ? undefined : "on-premises";
}
