import { caaIdentitiesOf } from "../certificate/caa-identity.js";
import type { Certificate, CertificateName } from "../certificate/certificate.js";
import { isInternalName } from "../certificate/internal-name.js";
import { coversSomething } from "../certificate/name-match.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { type CaaAuthorization, caaAuthorization, type RelevantCaa, relevantCaa } from "./caa.js";

/** Names of a certificate for which one set of CAA records restricts who may issue, and not its issuer for certain. */
export interface CaaBarrier extends RelevantCaa {
  readonly names: readonly CertificateName[];
  readonly authorization: CaaAuthorization;
  readonly deciding: ResourceRecord<"CAA">;
  /** `undecided`: it has an issuer, and nobody knows what that one calls itself. */
  readonly kind: "nobody may" | "others may" | "undecided";
}

/** What the issuer of a certificate calls itself in CAA records: declared, or known by the certificate. */
export function caaIdentities({ caa, issuer }: Certificate): readonly string[] | undefined {
  return caa ?? (issuer === undefined ? undefined : caaIdentitiesOf(issuer));
}

/**
 * Holds the names of a certificate against the CAA records of the public view.
 * @returns one for each set of records that is in the way, in the order of the names
 */
export function caaBarriers(zones: ZoneSet, certificate: Certificate): CaaBarrier[] {
  const identities = caaIdentities(certificate);
  const hasIssuer = certificate.issuer !== undefined;
  const barriers = new Map<string, CaaBarrier & { names: CertificateName[] }>();
  for (const written of certificate.names) {
    if (!written.name || !coversSomething(written) || isInternalName(written.name)) continue;
    const relevant = relevantCaa(zones, written.name);
    const authorization = relevant && caaAuthorization(relevant.records, written.wildcard);
    const kind = authorization && kindOf(authorization, identities, hasIssuer);
    const deciding = authorization?.deciding[0];
    if (!relevant || !authorization || !kind || !deciding) continue;
    const key = `${deciding.owner} ${authorization.property}`;
    const known = barriers.get(key);
    if (known) known.names.push(written);
    else barriers.set(key, { ...relevant, names: [written], authorization, deciding, kind });
  }
  return [...barriers.values()];
}

function kindOf(
  { issuers, unknown }: CaaAuthorization,
  identities: readonly string[] | undefined,
  hasIssuer: boolean,
): CaaBarrier["kind"] | undefined {
  if (unknown || issuers?.length === 0) return "nobody may";
  if (!issuers) return undefined;
  if (!identities) return hasIssuer ? "undecided" : undefined;
  return identities.some((identity) => issuers.includes(identity)) ? undefined : "others may";
}
