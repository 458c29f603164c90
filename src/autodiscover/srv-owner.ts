import type { AcceptedDomain } from "../estate/estate.js";
import { below, isBelow, labelsOf, type Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { autodiscoverTypo } from "./typo.js";

/** Where clients look for the SRV record of a domain. */
export function srvOwner(domain: Name): Name {
  return below("_autodiscover._tcp", domain);
}

/** Protocol labels that people put where `_tcp` belongs. */
const protocols = new Set(["tcp", "udp", "tls", "ssl", "http", "https", "443"]);

/** SRV records that were meant for Autodiscover of the domain and stand where no client looks, in the order of the file. */
export function misplacedSrvRecords(domain: AcceptedDomain): ResourceRecord<"SRV">[] {
  const found: ResourceRecord<"SRV">[] = [];
  for (const record of domain.zone?.all(["SRV"]) ?? []) {
    if (record.type === "SRV" && isMisplaced(record.owner, domain.name)) found.push(record);
  }
  return found;
}

/**
 * Whether an SRV owner is a near miss of `_autodiscover._tcp.D`: a misspelt service, another protocol, a lost or added
 * underscore, the service below `autodiscover.D`, or the domain twice because a final dot was forgotten.
 */
function isMisplaced(owner: Name, domain: Name): boolean {
  if (owner === srvOwner(domain) || !(owner === below("autodiscover", domain) || isBelow(owner, domain))) return false;
  const own = labelsOf(domain);
  const [service = "", protocol = "", ...rest] = labelsOf(owner).slice(0, -own.length);
  if (!isService(service)) return false;
  if (protocol === "") return true;
  if (rest.length === 0) return isProtocol(protocol);
  return isProtocol(protocol) && (rest.join(".") === "autodiscover" || rest.join(".") === own.join("."));
}

function isService(label: string): boolean {
  const bare = label.replace(/^_/, "");
  return bare === "autodiscover" || autodiscoverTypo(bare) !== undefined;
}

function isProtocol(label: string): boolean {
  return protocols.has(label.replace(/^_/, ""));
}
