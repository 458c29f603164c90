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
 * The lines of a record: owner, TTL where it is not the default, class, type and rdata in columns. Every line names its
 * owner, so that it can be moved, and found by its name.
 * @param comment of the file
 */
export function recordLines(record: RecordSpec, comment: string, { origin, defaultTtl, widths }: Setting): string[] {
  const owner = relativeName(record.owner, origin);
  const ttl = record.ttl === defaultTtl ? "" : String(record.ttl);
  const column = widths.ttl === 0 ? "" : `${ttl.padStart(widths.ttl)} `;
  const start = `${owner.padEnd(widths.owner)} ${column}IN ${record.type.padEnd(widths.type)} `;
  const indent = " ".repeat(start.length);
  if (record.type === "SOA") return [`${start}(`, ...soaLines(record, origin, indent)];
  const { names, text } = relativeRdata(record, origin);
  const remark = remarkOf([owner, ...names], comment);
  const end = remark === "" ? "" : ` ; ${remark}`;
  const strings = text.length > longText ? stringsIn(record) : [];
  if (strings.length < 2) return [`${start}${text}`.trimEnd() + end];
  return [
    `${start}( ${strings[0]}`,
    ...strings.slice(1, -1).map((one) => `${indent}  ${one}`),
    `${indent}  ${strings.at(-1)} )${end}`,
  ];
}

/** What still goes on one line, in characters. */
const longText = 80;

/** The <character-string>s of a text, as they are written. Where one ends is data, so none is divided. */
function stringsIn({ type, data }: RecordSpec): string[] {
  if (!("strings" in data)) return [];
  return data.strings.map((one) => rdataText(type, { strings: [one] }));
}
