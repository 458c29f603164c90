import type { Name } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";

/** A way in which exporters, importers and consoles damage what a record says. */
export interface DataMangling {
  /** What happened to the record, for the message: a clause without its full stop. */
  readonly what: string;
  /**
   * Whether the damage makes one record of the other.
   * @param before as the old zone has it
   * @param after one of the same owner and type that only the new zone has
   * @param origin of the zone
   */
  made(before: ResourceRecord, after: ResourceRecord, origin: Name): boolean;
}

/** A way in which they damage the name that a record belongs to. */
export interface OwnerMangling {
  /** What happened to the name, for the message: a clause without its full stop. */
  readonly what: string;
  /** What the damage makes of a name at or below the origin; undefined when it leaves it alone. */
  mangled(owner: Name, origin: Name): Name | undefined;
}
