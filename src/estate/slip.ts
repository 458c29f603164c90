import type { Span } from "../text/source.js";
import type { Slip } from "../zone/note.js";
import type { Estate } from "./estate.js";

/** A slip that the reader met: its first place in a file, and how many there are. */
export interface MetSlip {
  readonly at: Span;
  readonly count: number;
  /** Who wrote the file, where its banner tells: what is a slip elsewhere is a habit there. */
  readonly exporter?: string;
}

/** The slips of one kind, one for each file that has any. */
export function* slipsIn({ notes }: Pick<Estate, "notes">, kind: Slip): Iterable<MetSlip> {
  for (const { slip, at, count = 1, exporter } of notes) {
    if (slip === kind && at) yield { at, count, ...(exporter && { exporter }) };
  }
}

/** The further places as a clause: empty where there are none. */
export function placesOf(count: number): string {
  if (count === 1) return "";
  return count === 2 ? ", and one more in this file is" : `, and ${count - 1} more in this file are`;
}
