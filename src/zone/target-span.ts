import type { Span } from "../text/source.js";
import { fieldSpan } from "./layout-of.js";
import type { ResourceRecord } from "./record.js";

/** Where a record says what it points to. */
export function targetSpan(record: ResourceRecord): Span {
  return fieldSpan(record, record.type === "MX" ? "exchange" : "target");
}
