import type { RecordEdit } from "../zone/edit.js";
import type { Zone } from "../zone/zone.js";
import { nextSerial } from "./serial.js";

/**
 * The edit that raises the serial, so that secondaries fetch the changed zone (RFC 1034 §4.3.5); every other field of
 * the SOA stays.
 * @returns undefined for a zone without SOA, as provider exports are
 */
export function serialEdit(zone: Zone, now: Date): Extract<RecordEdit, { kind: "replace" }> | undefined {
  const soa = zone.records(zone.origin, "SOA")[0];
  if (!soa) return undefined;
  const { span: _, ...spec } = soa;
  return {
    kind: "replace",
    old: soa,
    record: { ...spec, data: { ...soa.data, serial: nextSerial(soa.data.serial, now) } },
  };
}
