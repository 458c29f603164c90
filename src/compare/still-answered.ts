import { lookup } from "../zone/lookup.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { meaningOf } from "./meaning.js";

/**
 * Whether zones that lack a record give the same answer by other means: a wildcard (RFC 4592 §3.3), an alias, another
 * zone that the name has been moved to.
 * @param there the side that lacks it
 * @param here the side that has it
 */
export function isStillAnswered(record: ResourceRecord, there: ZoneSet, here: ZoneSet): boolean {
  const { owner, type } = record;
  // RFC 7208 §3.1: nobody asks for the type SPF any more.
  if (record.type === "SPF") return isStillAnswered({ ...record, type: "TXT" }, there, here);
  const meaning = meaningOf(record);
  const { outcome, records } = lookup(there, owner, type);
  if (outcome === "answer" && records.some((one) => meaningOf({ ...one, owner }) === meaning)) return true;
  // A zone that was put into the one above needs no delegation; what it held is compared by itself.
  return type === "NS" && here.enclosing(owner)?.origin === owner && there.enclosing(owner)?.has(owner) === true;
}
