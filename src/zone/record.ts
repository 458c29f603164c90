import type { Span } from "../text/source.js";
import type { Name } from "./name.js";
import type { Rdata } from "./rr/index.js";

/** A type that has a file in rr/. */
export type KnownType = keyof Rdata;

/** A type without a file: kept, never interpreted (RFC 3597). */
export type OpaqueType = `TYPE${number}`;

export type RecordType = KnownType | OpaqueType;

/** The rdata of a type without a file: the octets of RFC 3597 §5, or the text as it was written. */
export interface OpaqueData {
  readonly octets: Uint8Array;
}

/** What every record has; exported, because the declarations of what is made of records name it. */
export interface RecordBody<T extends RecordType, D> {
  readonly owner: Name;
  readonly ttl: number;
  readonly type: T;
  readonly data: D;
}

/** A record as data, without a place: what an edit adds and an emitter writes. */
export type RecordSpec<T extends RecordType = RecordType> =
  | { [K in Extract<T, KnownType>]: RecordBody<K, Rdata[K]> }[Extract<T, KnownType>]
  | ([Extract<T, OpaqueType>] extends [never] ? never : RecordBody<Extract<T, OpaqueType>, OpaqueData>);

/** A record of a zone file; its span covers the fields of its entry, from the first to the last. */
export type ResourceRecord<T extends RecordType = RecordType> = RecordSpec<T> & { readonly span: Span };
