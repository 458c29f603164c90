import type { Span } from "../text/source.js";
import type { Name } from "./name.js";

/**
 * How one record stands in its file: what a patch must know to touch it and nothing else.
 * All spans are in the record's own source.
 */
export interface EntryLayout {
  /** From the first byte of its first line to just after its last line's end (or the end of the file). */
  readonly lines: Span;
  /** Absent when the owner is inherited from the entry before (RFC 1035 §5.1). */
  readonly owner?: Span;
  readonly ttl?: Span;
  readonly class?: Span;
  readonly type: Span;
  /** The words of the rdata, quotes included, parentheses and comments apart. */
  readonly rdata: readonly Span[];
  /** The origin that relative names of this entry are completed with. */
  readonly origin: Name;
  /** The TTL that an entry without one gets here: $TTL, else the last stated one, else the SOA's minimum. */
  readonly defaultTtl: number;
}
