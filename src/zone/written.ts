import type { RecordSpec } from "./record.js";
import { isInside } from "./table.js";
import { writtenAt } from "./table-record.js";
import { tableOf } from "./table-zone.js";
import type { Zone } from "./zone.js";

/**
 * The records of a zone as they are written: owners in lower case but in the octets of the file, names in rdata in its
 * octets and its case, all absolute. For printing; the names are not for comparing.
 */
export function* writtenRecords(zone: Zone): Iterable<RecordSpec> {
  const table = tableOf(zone);
  if (!table) {
    yield* zone.all();
    return;
  }
  for (let record = 0; record < table.size; record++) if (isInside(table, record)) yield writtenAt(table, record);
}
