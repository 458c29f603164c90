import type { Habit } from "../note.js";
import type { Words } from "../words.js";

/** Why a field cannot be read: the word that is at fault (an index into Words) and the reason, a sentence without its full stop. */
export interface FieldFault {
  readonly word: number;
  readonly reason: string;
  /** The last word at fault, where there are several. */
  readonly last?: number;
  /** The record is read all the same: the help of the problem that says so, or the habit that is noted. */
  readonly kept?: { readonly help: string } | Habit;
}

/** The octets of RFC 3597 §5, read from left to right. */
export interface Octets {
  readonly bytes: Uint8Array;
  next: number;
  asWritten: boolean;
}

/**
 * One field of rdata: the kinds that RFC lines are made of.
 * `check` is the hot path, run once for every record of every zone: it advances over its word or words and makes no
 * object unless there is a fault. `read` and `decode` run on demand, after `check` found no fault.
 * `check` and `read` may rely on a word being there, unless the field may be empty.
 */
export interface Field<V> {
  /** The field runs to the end of the entry and may have no word at all. */
  readonly mayBeEmpty?: true;
  /** The value is a name, so that it can be written relative to an origin. */
  readonly isName?: true;
  check(words: Words): FieldFault | undefined;
  read(words: Words): V;
  /** The value in canonical text: what `named-compilezone -s full` of BIND 9.18 prints. */
  text(value: V): string;
  /** From wire form; undefined when the octets are too few or impossible. */
  decode(octets: Octets): V | undefined;
}

export type ValueOf<F> = F extends Field<infer V> ? V : never;
