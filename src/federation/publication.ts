import type { AcceptedDomain, Estate } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import type { Span } from "../text/source.js";
import { lookup } from "../zone/lookup.js";
import { ttlFor } from "../zone/new-ttl.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import { type Damage, damageOf } from "./damage.js";
import { expectedProofs } from "./federated.js";
import { isProof, resemblesProof, textOf } from "./proof.js";

/** An expected proof that is published in a damaged form only. */
export interface DamagedProof {
  readonly proof: string;
  /** The damaged one; several when it was cut into records. */
  readonly records: readonly ResourceRecord<"TXT">[];
  readonly damage: Damage;
}

/** What the TXT records at a domain say of its proofs. */
export interface Publication {
  /** An expected proof, or where none is known anything of a proof's shape. */
  readonly isProven: boolean;
  readonly damaged: readonly DamagedProof[];
  /** Of a proof's shape, and neither expected nor a damaged form of something expected. */
  readonly strangers: readonly ResourceRecord<"TXT">[];
  /** Probably meant to be a proof, and not of its shape; looked for only where no proof is expected. */
  readonly lookalikes: readonly ResourceRecord<"TXT">[];
  /** The name is delegated away: what stands there nobody knows. */
  readonly isUnknown: boolean;
  /** Whether a record can be added at the domain: not where that would end an alias, a delegation or a wildcard's answers. */
  readonly isOpen: boolean;
}

/** Holds what is published at the domain itself against what is expected. */
export function publicationOf(estate: Estate, domain: AcceptedDomain): Publication {
  const found = lookup(estate.zones("public"), domain.name, "TXT");
  const isUnknown = found.outcome === "delegated" || found.outcome === "outside";
  const records = isUnknown ? [] : (found.records as readonly ResourceRecord<"TXT">[]);
  const expected = expectedProofs(domain);
  const isPublished = (proof: string) => records.some((record) => textOf(record) === proof);
  const damaged = expected
    .filter((proof) => !isPublished(proof))
    .flatMap((proof) =>
      damagedProof(
        records.filter((record) => !expected.includes(textOf(record))),
        proof,
      ),
    );
  const recognised = damaged.flatMap((one) => one.records);
  const strangers = records.filter((record) => isProof(textOf(record)) && !expected.includes(textOf(record)));
  return {
    isProven: expected.length > 0 ? expected.some(isPublished) : strangers.length > 0,
    damaged,
    strangers: strangers.filter((record) => !recognised.includes(record)),
    lookalikes: expected.length === 0 ? records.filter(isLookalike) : [],
    isUnknown,
    isOpen: !isUnknown && found.chain.length === 0 && found.wildcard === undefined && domain.zone !== undefined,
  };
}

function isLookalike(record: ResourceRecord<"TXT">): boolean {
  return !isProof(textOf(record)) && resemblesProof(textOf(record));
}

function damagedProof(records: readonly ResourceRecord<"TXT">[], proof: string): DamagedProof[] {
  const damages = records.flatMap((record) => {
    const damage = damageOf(textOf(record), proof);
    return damage ? [{ record, damage }] : [];
  });
  const [first] = damages;
  return first ? [{ proof, records: damages.map(({ record }) => record), damage: first.damage }] : [];
}

/** Where something that is missing at the domain is reported: its zone's apex, or its first record in its parent's zone. */
export function placeOf({ name, zone, at }: AcceptedDomain): Span {
  if (!zone) return at;
  return zone.origin === name ? zone.apex : (zone.records(name)[0]?.span ?? zone.apex);
}

/** Publishes the proof at the domain, beside what is there; nothing that is no proof. */
export function addition({ name, zone }: AcceptedDomain, proof: string): ZoneEdit[] {
  return zone && isProof(proof)
    ? [{ zone, edit: { kind: "add", record: proofRecord(name, ttlFor(zone, name, "TXT"), proof) } }]
    : [];
}

function proofRecord(owner: AcceptedDomain["name"], ttl: number, proof: string): RecordSpec {
  return { owner, ttl, type: "TXT", data: { strings: [proof] } };
}

/** The proof in the place of a damaged one; in as many strings, so that a proof over several lines stays so. */
export function repair(old: ResourceRecord<"TXT">, proof: string): RecordSpec {
  const pieces = textOf(old).length === proof.length ? old.data.strings.map((piece) => piece.length) : [proof.length];
  const ends = pieces.map((_, index) => pieces.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
  const strings = ends.map((end, index) => proof.slice(ends[index - 1] ?? 0, end));
  return { owner: old.owner, ttl: old.ttl, type: "TXT", data: { strings } };
}
