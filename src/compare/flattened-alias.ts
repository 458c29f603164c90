import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { groupIn, type RecordGroups } from "./record-group.js";

/** An alias that became something which does not follow the name it led to, or not by the rules of DNS. */
export interface FlattenedAlias {
  readonly before: ResourceRecord<"CNAME">;
  /** Addresses; none where the new provider has an alias of its own kind. */
  readonly after: readonly ResourceRecord[];
}

/**
 * Aliases that are addresses now, or an alias of the provider's own kind.
 * @param fresh what only the new zone has
 */
export function flattenedAliases(
  onlyOld: readonly ResourceRecord[],
  fresh: RecordGroups,
  after: Zone,
): FlattenedAlias[] {
  return onlyOld.flatMap((record): FlattenedAlias[] => {
    if (record.type !== "CNAME" || after.count("CNAME", record.owner) > 0) return [];
    const { owner } = record;
    const addresses = [...groupIn(fresh, owner, "A"), ...groupIn(fresh, owner, "AAAA")];
    return addresses.length > 0 || after.aliases?.has(owner) ? [{ before: record, after: addresses }] : [];
  });
}
