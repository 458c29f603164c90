import type { SourceFile, Span } from "../text/source.js";
import type { LabelPattern } from "./label-pattern.js";
import type { Name } from "./name.js";
import type { RecordType, ResourceRecord } from "./record.js";

/** Who asks: the Internet, or clients inside a network with its own DNS (split-brain). */
export type View = "public" | "internal";

/** What told the origin, in the order in which it is believed; after `nothing` it is a guess, and a problem says so. */
export type OriginEvidence = "argument" | "soa" | "$ORIGIN" | "banner" | "file name" | "nothing";

/** The records of one owner name and type (RFC 2181 §5). */
export interface RRset {
  readonly owner: Name;
  readonly type: RecordType;
  readonly records: readonly ResourceRecord[];
}

/**
 * What of a large zone may concern a rule; a sieve may let more through than its name says, so the rule asks again.
 * - `alias beside others`: the first CNAME of an owner that has a second one or records of other types (DNSSEC's aside)
 * - `different TTLs`, `possibly twice`, `several texts`: the first record of an RRset with two TTLs, perhaps with a record
 *   twice, or of several TXT records
 * - `bare text`: TXT records whose text begins without quotes
 * - `at or below a cut`: records at a zone cut or below it that are neither the delegation nor an address that some
 *   record of the zone points to
 * - `below a DNAME`: records below the owner of a DNAME record
 * - `signed unlike the rest`: in a zone with signatures, the first record of each name that has none though it is the
 *   zone's own, or has nothing else than signatures and NSEC records
 * - `odd host name`: address and MX records whose owner, and MX, NS and SRV records whose target, is no host name
 *   (RFC 1123 §2.1)
 * - `origin twice`: records whose owner ends in the zone's name twice, with or without labels between
 * - `beyond ASCII`: records whose owner has octets beyond ASCII, and those that point to a name that is written with such
 * - `relative PTR`: PTR records that point to a name without a final dot
 */
export type Sieve =
  | "alias beside others"
  | "different TTLs"
  | "possibly twice"
  | "several texts"
  | "bare text"
  | "at or below a cut"
  | "below a DNAME"
  | "odd host name"
  | "origin twice"
  | "beyond ASCII"
  | "relative PTR"
  | "signed unlike the rest";

/**
 * One zone, however it is held: read from a file, or such a one with edits laid over it.
 * Name questions cost O(names asked); `all` and `sets` are one pass.
 */
export interface Zone {
  readonly origin: Name;
  readonly view: View;
  /** The file that was opened; records of an $INCLUDE carry their own source in their span. */
  readonly source: SourceFile;
  readonly originFrom: OriginEvidence;
  /** Number of records. */
  readonly size: number;
  /** Where something that concerns the zone as a whole is reported: its SOA, else its first record, else the start. */
  readonly apex: Span;
  /**
   * Names whose addresses the provider knows and the file does not: `ALIAS` lines and the like. No records, but nodes of
   * the zone. Absent when there are none to speak of.
   */
  readonly aliases?: ReadonlySet<Name>;
  /** Records whose owner is not at or below the origin: kept, but no data of the zone (RFC 1034 §4.2.1). */
  readonly outside: { readonly size: number; all(): Iterable<ResourceRecord> };
  /** Whether the name is a node of the zone: it has records, or it is an empty non-terminal (RFC 4592 §2.2.2). */
  has(name: Name): boolean;
  /** Records of exactly this owner, in the order of the file; of one type if it is given. No wildcard, no cut. */
  records<T extends RecordType>(owner: Name, type: T): readonly ResourceRecord<T>[];
  records(owner: Name): readonly ResourceRecord[];
  /** How many records of a type there are, in the whole zone or of exactly one owner: told without making one. */
  count(type: RecordType, owner?: Name): number;
  /** How many records are at this name or below it. */
  countBelow(name: Name): number;
  /**
   * The labels of the nodes directly below a name that are like another label, without making the name of every node of
   * a large zone.
   */
  labelsLike(name: Name, like: LabelPattern): readonly string[];
  /** Every record, or every one of the given types, in the order of the file. */
  all(types?: readonly RecordType[]): Iterable<ResourceRecord>;
  sets(): Iterable<RRset>;
  /** The records that pass a sieve, in the order of the file; the columns are sifted once for all of them. */
  sift(sieve: Sieve): Iterable<ResourceRecord>;
  /**
   * The names that CNAME, DNAME, MX, NS and SRV records point to, each once, except those that have addresses in this
   * zone: what other zones, wildcards or nobody at all has to resolve. It may name more.
   */
  unresolvedTargets(): Iterable<Name>;
  /** The records that point to a name, in the order of the file. */
  pointersTo(name: Name): readonly ResourceRecord[];
}
