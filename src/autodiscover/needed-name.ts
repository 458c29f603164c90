import type { CertificateService } from "../certificate/certificate.js";
import { usualBelow } from "../estate/access-name.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import { labelsOf, type Name, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { srvOwner } from "./srv-owner.js";

/** A name that a domain's clients, or servers with mail for it, dial. */
export interface NeededName {
  readonly name: Name;
  readonly domain: AcceptedDomain;
  /** Whose certificate has to carry it. */
  readonly service: CertificateService;
  /** The record that leads there; absent for a name that people know by heart. */
  readonly record?: ResourceRecord;
  /** A clause for messages. */
  readonly because: string;
}

/** MX hosts of a domain, and targets of the SRV records that its clients may take. */
export function* pointedNames(domain: AcceptedDomain): Iterable<NeededName> {
  const { zone, name: D } = domain;
  if (!zone || !hasOwnMailboxes(domain)) return;
  const says = (kind: string) => `the ${kind} record of ${withoutDot(D)} points to it`;
  for (const record of zone.records(D, "MX")) {
    yield { name: record.data.exchange, domain, service: "smtp", record, because: says("MX") };
  }
  for (const record of zone.records(srvOwner(D), "SRV")) {
    if (record.data.port === 443) {
      yield { name: record.data.target, domain, service: "iis", record, because: says("SRV") };
    }
  }
}

/** Names directly below a domain that exist and that people dial by heart: mail, owa, webmail and their kin. */
export function* accustomedNames(estate: Estate, domain: AcceptedDomain): Iterable<NeededName> {
  if (!hasOwnMailboxes(domain)) return;
  for (const name of usualBelow(estate.zones("public"), domain.name)) {
    const label = labelsOf(name)[0] ?? "";
    if (label === "autodiscover") continue;
    const service = label === "smtp" || label === "mx" ? "smtp" : "iis";
    yield { name, domain, service, because: `${label} is a name that clients usually dial` };
  }
}

/** Whether Exchange of the organisation's own serves it, as far as anybody said. */
export function hasOwnMailboxes({ mail }: AcceptedDomain): boolean {
  return mail !== "none" && mail !== "exchange-online";
}
