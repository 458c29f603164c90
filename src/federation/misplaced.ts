import type { AcceptedDomain, Estate } from "../estate/estate.js";
import { below, labelsOf, type Name, toName } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { accountNamespace, expectedProofs, isFederated } from "./federated.js";
import { isProof, skeletonOf, textOf } from "./proof.js";

/** A proof that stands at a name where nobody looks for it. */
export interface MisplacedProof {
  readonly zone: Zone;
  readonly record: ResourceRecord<"TXT">;
  /** The expected proof that it is; absent when it only has the shape, at a name that people take for the right one. */
  readonly proof: string | undefined;
  /** At `exchangedelegation.D`, the account namespace of Exchange 2010, which had a proof of its own beside the domain's. */
  readonly isDelegation: boolean;
}

const delegation = "exchangedelegation";

/** Names below the domain at which proofs have been seen instead of at the domain itself. */
const wrongLabels = [accountNamespace, delegation, "_domainkey", "www", "autodiscover"];

const byEstate = new WeakMap<Estate, ReadonlyMap<Name, readonly MisplacedProof[]>>();

/** The misplaced proofs of a domain, in the order of the zones. All zones are searched once for all domains. */
export function misplacedProofs(estate: Estate, domain: AcceptedDomain): readonly MisplacedProof[] {
  let found = byEstate.get(estate);
  if (!found) {
    found = search(estate);
    byEstate.set(estate, found);
  }
  return found.get(domain.name) ?? [];
}

function search(estate: Estate): Map<Name, MisplacedProof[]> {
  const found = new Map<Name, MisplacedProof[]>();
  const domains = estate.domains.filter(isFederated);
  if (domains.length === 0) return found;
  const known = byProof(domains);
  const suspected = byWrongName(domains.filter((domain) => expectedProofs(domain).length === 0));
  for (const zone of estate.zones("public").zones) {
    for (const record of zone.all(["TXT"]) as Iterable<ResourceRecord<"TXT">>) {
      const owners = known.get(skeletonOf(textOf(record))) ?? [];
      const at = suspected.get(record.owner);
      if (owners.some(({ domain }) => domain === record.owner)) continue;
      if (owners.length === 0 && !(at && isProof(textOf(record)))) continue;
      const isDelegation = labelsOf(record.owner)[0] === delegation;
      const claims = owners.length > 0 ? owners : [{ domain: at as Name, proof: undefined }];
      for (const { domain, proof } of claims) {
        found.set(domain, [...(found.get(domain) ?? []), { zone, record, proof, isDelegation }]);
      }
    }
  }
  return found;
}

/** Every expected proof with the domains that it was given for. */
function byProof(domains: readonly AcceptedDomain[]): Map<string, { domain: Name; proof: string }[]> {
  const known = new Map<string, { domain: Name; proof: string }[]>();
  for (const domain of domains) {
    for (const proof of expectedProofs(domain)) {
      const key = skeletonOf(proof);
      known.set(key, [...(known.get(key) ?? []), { domain: domain.name, proof }]);
    }
  }
  return known;
}

function byWrongName(domains: readonly AcceptedDomain[]): Map<Name, Name> {
  const names = domains.flatMap(({ name }): [Name, Name][] => [
    ...wrongLabels.map((label): [Name, Name] => [below(label, name), name]),
    // The domain twice: a final dot was forgotten (RFC 1035 §5.1).
    [toName(`${labelsOf(name).join(".")}.${name}`) ?? name, name],
  ]);
  const accepted = new Set(domains.map(({ name }) => name));
  return new Map(names.filter(([wrong]) => !accepted.has(wrong)));
}
