import type { Name } from "./name.js";
import type { RecordSpec, RecordType } from "./record.js";

/** The types whose rdata names a host or domain that resolvers go on to. */
export const pointingTypes = ["CNAME", "DNAME", "MX", "NS", "SRV"] as const satisfies readonly RecordType[];

/** The name that a record points to; undefined for the types that point to none. */
export function targetOf(record: RecordSpec): Name | undefined {
  switch (record.type) {
    case "CNAME":
    case "DNAME":
    case "NS":
    case "SRV":
      return record.data.target;
    case "MX":
      return record.data.exchange;
    default:
      return undefined;
  }
}

/** The same record pointing to another name. @param record of a type that points to one, or PTR */
export function withTarget(record: RecordSpec, target: Name): RecordSpec {
  const { owner, ttl, type, data } = record;
  const moved = type === "MX" ? { ...data, exchange: target } : { ...data, target };
  return { owner, ttl, type, data: moved } as RecordSpec;
}
