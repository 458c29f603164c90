import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";

/** The options of `az network dns record-set TYPE add-record` that tell a record, in the order of its rdata. */
export type RecordFields = readonly (readonly [option: string, value: string | number])[];

/** @returns undefined for a type that not every version of az has commands for */
export function recordFields(record: RecordSpec): RecordFields | undefined {
  switch (record.type) {
    case "A":
      return [["ipv4-address", record.data.address]];
    case "AAAA":
      return [["ipv6-address", record.data.address]];
    case "CAA":
      return [
        ["flags", record.data.flags],
        ["tag", record.data.tag],
        ["value", record.data.value],
      ];
    case "CNAME":
      return [["cname", withoutDot(record.data.target)]];
    case "MX":
      return [
        ["preference", record.data.preference],
        ["exchange", withoutDot(record.data.exchange)],
      ];
    case "NS":
      return [["nsdname", withoutDot(record.data.target)]];
    case "PTR":
      return [["ptrdname", withoutDot(record.data.target)]];
    case "SRV":
      return [
        ["priority", record.data.priority],
        ["weight", record.data.weight],
        ["port", record.data.port],
        ["target", withoutDot(record.data.target)],
      ];
    case "TXT":
      return [["value", record.data.strings.join("")]];
    default:
      return undefined;
  }
}

/** A text in the strings that az makes of it, each as long as one can be; and in its own where those are others. */
export function textSpellings(strings: readonly string[]): (readonly string[])[] {
  const text = strings.join("");
  const full = text.match(/.{1,255}/gs) ?? [""];
  return strings.length === full.length && strings.every((one, at) => one === full[at]) ? [full] : [full, strings];
}

/**
 * Which records of a set `remove-record` takes for the one that is meant: it passes over every field that is zero
 * (`dict_matches_filter` in the network module of azure-cli).
 */
export function takenFor(record: RecordSpec, others: readonly RecordSpec[]): RecordSpec[] {
  const given = (recordFields(record) ?? []).filter(([, value]) => value !== 0);
  return others.filter((other) => {
    const fields = new Map(recordFields(other));
    return given.every(([option, value]) => fields.get(option) === value);
  });
}
