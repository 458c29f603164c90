import type { AcceptedDomain } from "../estate/estate.js";
import type { LabelPattern } from "../zone/label-pattern.js";
import { below, type Name, toName, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { misspelt } from "./typo.js";

/** Where clients look for the SRV record of a domain. */
export function srvOwner(domain: Name): Name {
  return below("_autodiscover._tcp", domain);
}

/** Protocol labels that people put where `_tcp` belongs, with and without their underscore. */
const protocols = [
  "_tcp",
  "tcp",
  "_udp",
  "udp",
  "_tls",
  "tls",
  "_ssl",
  "ssl",
  "_http",
  "http",
  "_https",
  "https",
  "_443",
  "443",
];

/** Labels that stand for the service, rightly spelt or not, with its underscore or without. */
const service: LabelPattern = {
  shortest: misspelt.shortest,
  longest: misspelt.longest + 1,
  letters: `_${misspelt.letters}`,
  strangers: misspelt.strangers,
  matches: (label) => {
    const bare = label.replace(/^_/, "");
    return bare === "autodiscover" || misspelt.matches(bare);
  },
};

/**
 * SRV records that were meant for Autodiscover of the domain and stand where no client looks: a misspelt service, another
 * protocol, a lost or added underscore, the service below `autodiscover.D`, or the domain twice because a final dot was
 * forgotten. Only names that such slips make are asked for, not every record of the zone.
 */
export function misplacedSrvRecords({ zone, name }: AcceptedDomain): ResourceRecord<"SRV">[] {
  if (!zone || zone.count("SRV") === 0) return [];
  const twice = toName(`${withoutDot(name)}.${name}`);
  const bases = [name, below("autodiscover", name), ...(twice ? [twice] : [])].filter((base) => zone.has(base));
  const parents = [name, ...bases.flatMap((base) => protocols.map((protocol) => below(protocol, base)))];
  return parents
    .flatMap((parent) => zone.labelsLike(parent, service).map((label) => below(label, parent)))
    .filter((owner) => owner !== srvOwner(name))
    .flatMap((owner) => zone.records(owner, "SRV"));
}
