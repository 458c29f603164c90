import type { Dictionary } from "../exports/tree.js";
import type { Span } from "../text/source.js";

/** What a cmdlet of Exchange returned, as JSON or Format-List prints it. */
export interface ShellObject {
  /** Where it is known: the section of an inventory says it. */
  readonly cmdlet?: string;
  /** How a fault calls it: `results.Get-AcceptedDomain[2]`; empty for an object that is the whole file. */
  readonly path: string;
  readonly tree: Dictionary;
}

/** A value that is not what it has to be. */
export interface InventoryFault {
  readonly at: Span;
  /** A sentence without its full stop. */
  readonly reason: string;
}
