import type { Name } from "./name.js";
import type { ResourceRecord } from "./record.js";
import { pointingTypes, targetOf } from "./target.js";
import type { Zone } from "./zone.js";

/** A record and the name that it points to. */
export interface Pointing {
  readonly record: ResourceRecord;
  readonly target: Name;
}

/** The records of a zone that point to one of the names: name by name, or record by record where these are fewer. */
export function* recordsPointingTo(zone: Zone, names: ReadonlySet<Name>): Iterable<Pointing> {
  if (names.size < zone.size) {
    for (const target of names) for (const record of zone.pointersTo(target)) yield { record, target };
    return;
  }
  for (const record of zone.all(pointingTypes)) {
    const target = targetOf(record);
    if (target !== undefined && names.has(target)) yield { record, target };
  }
}
