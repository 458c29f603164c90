import type { Field, ValueOf } from "../field/field.js";

/** A record type: its mnemonic, its number, and its rdata fields in the order of its RFC. */
export interface RecordTypeDefinition<N extends string, F extends Record<string, Field<unknown>>> {
  readonly mnemonic: N;
  readonly code: number;
  readonly fields: F;
  /** The names of `fields`, in order. */
  readonly names: readonly string[];
  /** `fields` in order, for the loop that runs over every record. */
  readonly sequence: readonly Field<unknown>[];
  /** Whether rdata in wire form is of a version or kind for which the type has no text: as in BIND, octets stay octets. */
  readonly isOther?: IsOther;
}

type IsOther = (rdata: Uint8Array) => boolean;

/** Any record type. */
export type RecordDefinition = RecordTypeDefinition<string, Record<string, Field<unknown>>>;

/** The rdata of a definition as data: `{ priority, weight, port, target }`. */
export type RdataOf<D> =
  D extends RecordTypeDefinition<string, infer F> ? { readonly [K in keyof F]: ValueOf<F[K]> } : never;

/**
 * Defines a record type so that its file reads like its RFC line.
 * @param mnemonic as the IANA registry writes it
 * @param code its number there
 * @param fields the rdata, in order
 * @param isOther tells octets that stay octets, if the type has such
 */
export function recordType<const N extends string, const F extends Record<string, Field<unknown>>>(
  mnemonic: N,
  code: number,
  fields: F,
  isOther?: IsOther,
): RecordTypeDefinition<N, F> {
  return {
    mnemonic,
    code,
    fields,
    names: Object.keys(fields),
    sequence: Object.values(fields),
    ...(isOther && { isOther }),
  };
}
