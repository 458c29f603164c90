import type { NameTree } from "./name-tree.js";

/**
 * The words of one entry (RFC 1035 §5.1), as the scanner leaves them and the fields read them: one object is used again
 * for every entry, so that reading a zone makes no garbage. Offsets are into `bytes`; a quoted word's exclude its quotes.
 */
export interface Words {
  bytes: Uint8Array;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Per word: a sum of `quoted` and `escaped`. */
  flags: Uint8Array;
  /** How many words the entry has. */
  count: number;
  /** The word that the next field reads. */
  next: number;
  /** The origin in force, in wire form: completes relative names and is what `@` stands for. */
  origin: Uint8Array;
  /** Names in rdata keep the case and the octets of the file: for canonical text; otherwise they are made for judging. */
  asWritten: boolean;
  /** While a zone is read: its names, among which the target of a record is entered. */
  names: NameTree | undefined;
  /** The node of the origin in force; only of use with `names`. */
  originNode: number;
  /** The node of the name that the rdata points to, once `check` has run; `noTarget` without one. */
  target: number;
}

export const noTarget = -1;

/** The word stood in double quotes. */
export const quoted = 1;
/** The word holds at least one backslash. */
export const escaped = 2;
