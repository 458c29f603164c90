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

/** MX hosts, targets of SRV records that clients may take, and existing names with a usual first label (mail, owa …). */
export function* neededNames(estate: Estate, domain: AcceptedDomain): Iterable<NeededName> {
  const { zone, name: D } = domain;
  if (!zone || domain.mail === "none" || domain.mail === "exchange-online") return;
  const text = withoutDot(D);
  for (const record of zone.records(D, "MX")) {
    yield {
      name: record.data.exchange,
      domain,
      service: "smtp",
      record,
      because: `the MX record of ${text} points to it`,
    };
  }
  for (const record of zone.records(srvOwner(D), "SRV")) {
    if (record.data.port !== 443) continue;
    yield {
      name: record.data.target,
      domain,
      service: "iis",
      record,
      because: `an SRV record of ${text} points to it`,
    };
  }
  for (const name of usualBelow(estate.zones("public"), D)) {
    const label = labelsOf(name)[0] ?? "";
    if (label === "autodiscover") continue;
    const service = label === "smtp" || label === "mx" ? "smtp" : "iis";
    yield { name, domain, service, because: `${label} is a usual name for clients to dial` };
  }
}
