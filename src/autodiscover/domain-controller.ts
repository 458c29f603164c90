import { isCovered } from "../certificate/name-match.js";
import type { Certainty, Severity } from "../finding.js";
import { lookup } from "../zone/lookup.js";
import { below, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { type AddressLookup, addressesOf } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { clientProfiles } from "./client.js";
import { isShut } from "./endpoint.js";
import { ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

/** A mail domain that inside leads to its domain controllers, because Active Directory has the same name. */
export interface ApexOfControllers {
  /** The address records at the apex. */
  readonly records: readonly ResourceRecord<"A" | "AAAA">[];
  /** `exchange`: a controller is the Exchange server too; `open`: port 443 is declared open; else nobody said. */
  readonly kind: "exchange" | "open" | "unknown";
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/**
 * Judged by the records that every controller registers (Microsoft, "SRV records registered by Net Logon"). Undefined
 * where nobody can see a certificate there that does not fit: port 443 is shut, or its certificate carries the domain.
 */
export function apexOfControllers({ domain, survey }: Assessment): ApexOfControllers | undefined {
  const { name, internalZone, mail } = domain;
  if (mail === "none" || internalZone?.origin !== name) return undefined;
  const apex = addressesOf(survey.estate.zones("internal"), name);
  if (apex.chain.length > 0) return undefined;
  const controllers = controllerAddresses(survey, name);
  if (!apex.addresses.every((address) => controllers.has(address))) return undefined;
  const kinds = apex.addresses.map((address) => kindOf(survey, name, address));
  const [kind] = (["exchange", "open", "unknown"] as const).filter((one) => kinds.includes(one));
  if (!kind) return undefined;
  const isShown = domain.clients.some((client) => clientProfiles[client].onMismatch.apex !== "continues");
  return {
    records: apex.records,
    kind,
    severity: kind !== "unknown" && isShown ? "warning" : "info",
    certainty: kind === "unknown" ? "possible" : "certain",
  };
}

/** `_ldap._tcp.D`, and the name below which Active Directory keeps those of its controllers alone. */
function controllerAddresses(survey: Survey, domain: Name): ReadonlySet<string> {
  const inside = survey.estate.zones("internal");
  const owners = [below("_ldap._tcp.dc._msdcs", domain), below("_ldap._tcp", domain)];
  const records = owners.flatMap((owner) => {
    const { outcome, records } = lookup(inside, owner, "SRV");
    return outcome === "answer" ? (records as readonly ResourceRecord<"SRV">[]) : [];
  });
  const targets = new Set(records.map(({ data }) => data.target));
  return new Set([...targets].flatMap((target) => addressesOf(inside, target).addresses));
}

function kindOf(survey: Survey, domain: Name, address: string): ApexOfControllers["kind"] | undefined {
  const facts = survey.estate.hosts.get(address);
  if (isShut(facts)) return undefined;
  const own = ownCertificateCovers(survey, { facts, name: domain });
  if (own !== undefined) return own ? undefined : "open";
  if (isExchangeInside(survey, address)) return isCovered(survey.certificates, domain) ? undefined : "exchange";
  return facts?.https === "open" ? "open" : "unknown";
}

/** Whether a mail access name leads there inside: on a small server both are one machine. */
function isExchangeInside(survey: Survey, address: string): boolean {
  const inside = survey.estate.zones("internal");
  const leadsThere = ({ addresses }: AddressLookup) => addresses.includes(address);
  return survey.accessNames.some(({ name }) => leadsThere(addressesOf(inside, name)));
}
