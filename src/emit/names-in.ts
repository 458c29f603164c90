import { rdataText } from "../zone/rdata.js";
import type { RecordSpec } from "../zone/record.js";
import { targetOf } from "./plain-name.js";

/** The names that a record holds, its owner first: those in its rdata end with a dot, and beside text there is one target. */
export function namesIn(record: RecordSpec): string[] {
  const rdata = rdataText(record.type, record.data);
  const target = targetOf(record);
  const named = /(?:^| )"/.test(rdata) ? [] : rdata.split(" ").filter((word) => word.endsWith("."));
  return [record.owner, ...(target === undefined ? [] : [target]), ...named];
}
