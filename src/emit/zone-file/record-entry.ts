import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { relativeName } from "../relative-name.js";
import type { ColumnWidths } from "./arrangement.js";
import { relativeRdata } from "./relative-rdata.js";
import { remarkOf } from "./remark.js";
import { soaLines } from "./soa-lines.js";

/** Where a record is written. */
export interface Setting {
  readonly origin: Name;
  /** What a record without a TTL gets. */
  readonly defaultTtl: number | undefined;
  readonly widths: ColumnWidths;
}

/**
 * A record: owner, TTL where it is not the default, class, type and rdata in columns. Every record names its owner, so
 * that it can be moved, and found by its name.
 * @param comment of the file
 * @returns one line, or several for a SOA or a long text; without the last line's end
 */
export function recordEntry(record: RecordSpec, comment: string, { origin, defaultTtl, widths }: Setting): string {
  const owner = relativeName(record.owner, origin);
  const ttl = record.ttl === defaultTtl ? "" : String(record.ttl);
  const column = widths.ttl === 0 ? "" : `${ttl.padStart(widths.ttl)} `;
  const start = `${owner.padEnd(widths.owner)} ${column}IN ${record.type.padEnd(widths.type)} `;
  if (record.type === "SOA") return `${start}(\n${soaLines(record, origin, " ".repeat(start.length)).join("\n")}`;
  const { names, text } = relativeRdata(record, origin);
  const remark = remarkOf(names.length === 0 ? [owner] : [owner, ...names], comment);
  const end = remark === "" ? "" : ` ; ${remark}`;
  const strings = text.length > longText ? stringsIn(record) : [];
  if (strings.length < 2) return (text === "" ? start.trimEnd() : start + text) + end;
  return `${start}( ${strings.join(`\n${" ".repeat(start.length)}  `)} )${end}`;
}

/** What still goes on one line, in characters. */
const longText = 80;

/** The <character-string>s of a text, as they are written. Where one ends is data, so none is divided. */
function stringsIn({ type, data }: RecordSpec): string[] {
  if (!("strings" in data)) return [];
  return data.strings.map((one) => rdataText(type, { strings: [one] }));
}
