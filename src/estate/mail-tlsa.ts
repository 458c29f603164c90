import { lookup } from "../zone/lookup.js";
import { below, type Name, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Estate } from "./estate.js";

/** The TLSA records that mail servers find for a host that takes mail. */
export interface MailTlsa {
  readonly host: Name;
  readonly records: readonly ResourceRecord<"TLSA">[];
  /** They were made from a wildcard, so their owner is none of the file's. */
  readonly isSynthesised: boolean;
}

const known = new WeakMap<Estate, readonly MailTlsa[]>();

/**
 * Finds the TLSA records of every host that an MX record of an accepted domain names, each host once: at `_25._tcp` of
 * the name that the host is an alias of, else of its own (RFC 6698 §3, RFC 7672 §2.2.3).
 */
export function mailTlsa(estate: Estate): readonly MailTlsa[] {
  let found = known.get(estate);
  if (!found) {
    found = [...mailHosts(estate)].flatMap((host) => tlsaOf(estate, host) ?? []);
    known.set(estate, found);
  }
  return found;
}

function mailHosts(estate: Estate): Set<Name> {
  const hosts = new Set<Name>();
  if (!estate.zones("public").zones.some((zone) => zone.count("TLSA") > 0)) return hosts;
  for (const { zone, name } of estate.domains) {
    for (const { data } of zone?.records(name, "MX") ?? []) if (data.exchange !== root) hosts.add(data.exchange);
  }
  return hosts;
}

function tlsaOf(estate: Estate, host: Name): MailTlsa | undefined {
  const zones = estate.zones("public");
  const expanded = lookup(zones, host, "A").name;
  for (const name of new Set([expanded, host])) {
    const { outcome, records, wildcard } = lookup(zones, below("_25._tcp", name), "TLSA");
    if (outcome !== "answer") continue;
    return { host, records: records as MailTlsa["records"], isSynthesised: wildcard !== undefined };
  }
  return undefined;
}

/**
 * Why a mail server can make nothing of a TLSA record: usages 0 and 1 rest on authorities that mail servers do not have
 * in common (RFC 7672 §3.1.3), and values that nobody has defined or whose length is wrong match nothing (RFC 7671 §4,
 * §10.1.1; RFC 6698 §2.1).
 * @returns a clause about the record
 */
export function whyUnusable({ data }: ResourceRecord<"TLSA">): string | undefined {
  const { usage, selector, matchingType, association } = data;
  if (usage === 0 || usage === 1) {
    const kind = usage === 0 ? "PKIX-TA" : "PKIX-EE";
    return `has the usage ${usage} (${kind}), which rests on public authorities, and mail servers have no such list in common`;
  }
  if (usage > 3) return `has the usage ${usage}, which nobody has defined`;
  if (selector > 1) return `has the selector ${selector}, which nobody has defined`;
  if (matchingType > 2) return `has the matching type ${matchingType}, which nobody has defined`;
  const digits = matchingType === 1 ? 64 : 128;
  if (matchingType === 0 || association.length === digits) return undefined;
  const name = matchingType === 1 ? "SHA-256" : "SHA-512";
  return `carries ${association.length / 2} octets where ${name} makes ${digits / 2}, so it fits no certificate`;
}
