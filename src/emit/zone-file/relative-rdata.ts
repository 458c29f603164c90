import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { relativeName } from "../relative-name.js";

/** The names in the rdata of the types that people write by hand; names in others stay absolute. */
const nameFields: Partial<Readonly<Record<RecordType, readonly string[]>>> = {
  CNAME: ["target"],
  DNAME: ["target"],
  HTTPS: ["target"],
  MX: ["exchange"],
  NS: ["target"],
  PTR: ["target"],
  SOA: ["mname", "rname"],
  SRV: ["target"],
  SVCB: ["target"],
};

/** Rdata as it is written where `origin` is in force. */
export interface RelativeRdata {
  readonly record: RecordSpec;
  /** The names that were made relative, as they are written. */
  readonly names: readonly string[];
  readonly text: string;
}

export function relativeRdata(record: RecordSpec, origin: Name): RelativeRdata {
  const fields = nameFields[record.type];
  if (!fields) return { record, names: [], text: rdataText(record.type, record.data) };
  const data = { ...record.data } as Record<string, unknown>;
  const names: string[] = [];
  for (const field of fields) {
    const name = relativeName(data[field] as Name, origin);
    data[field] = name;
    names.push(name);
  }
  const relative = { ...record, data } as unknown as RecordSpec;
  return { record: relative, names, text: rdataText(relative.type, relative.data) };
}
