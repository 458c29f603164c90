import { byteOffsets } from "../text/byte-offset.js";
import { decoded } from "../text/decoded.js";
import { markLength } from "../text/position.js";
import type { SourceFile, Span } from "../text/source.js";

/** A field of a table, its quotes taken away, and where it stands with them. */
export interface Cell {
  readonly text: string;
  readonly at: Span;
}

export type Row = readonly Cell[];

export type Delimiter = "," | ";" | "\t";

/** Reads CSV (RFC 4180) or its relatives with tabs or semicolons. Empty lines are no rows; a quote that is not closed, or closed before the field ends, is content. */
export function readTable(source: SourceFile, delimiter: Delimiter): Row[] {
  const mark = markLength(source.bytes);
  const { text, isUtf8 } = decoded(source.bytes);
  const offset = isUtf8 ? byteOffsets(text) : (index: number) => index;
  // In quotes as a whole, two quotes for one; else as it stands to the delimiter or the end of the line.
  const field = new RegExp(`[ ]*"([^"]*(?:""[^"]*)*)"[ ]*(?=[${delimiter}\\r\\n]|$)|([^${delimiter}\\r\\n]*)`, "y");
  const rows: Row[] = [];
  let row: Cell[] = [];
  for (let at = 0; at < text.length; ) {
    field.lastIndex = at;
    const [whole = "", inQuotes, bare = ""] = field.exec(text) ?? [];
    const start = mark + offset(at);
    const content = inQuotes === undefined ? bare.trim() : inQuotes.replaceAll('""', '"');
    row.push({ text: content, at: { source, start, end: mark + offset(at + whole.length) } });
    at += whole.length;
    if (text[at] === delimiter && at + 1 < text.length) {
      at++;
      continue;
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (row.length > 1 || row[0]?.text !== "") rows.push(row);
    row = [];
  }
  return rows;
}
