import { positionAt, resolveSpan } from "../text/position.js";
import type { Position } from "../text/source.js";
import { canonicalRdata } from "../zone/canonical.js";
import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/** A zone as `convert --to json` prints it. Fields are added, never renamed. */
export interface ZoneJson {
  readonly schema: 1;
  readonly origin: Name;
  readonly records: readonly RecordJson[];
}

export interface RecordJson {
  readonly owner: Name;
  /** Seconds. */
  readonly ttl: number;
  readonly class: "IN";
  readonly type: RecordType;
  /** In canonical text. */
  readonly rdata: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** The records of a zone as plain data, in the order of the file; one that $GENERATE made stands at its directive. */
export function zoneJson(zone: Zone): ZoneJson {
  return { schema: 1, origin: zone.origin, records: Array.from(zone.all(), recordJson) };
}

function recordJson(record: ResourceRecord): RecordJson {
  const { source, start, end } = resolveSpan(record.span);
  return {
    owner: record.owner,
    ttl: record.ttl,
    class: "IN",
    type: record.type,
    rdata: canonicalRdata(record),
    file: source.path,
    start: positionAt(source, start),
    end: positionAt(source, end),
  };
}
