import type { SourceFile } from "../../text/source.js";
import { emptyHead } from "../entry.js";
import { nextEntry, scanFrom } from "../scanner.js";
import type { Server } from "./dialect.js";
import { directiveForms } from "./directive-forms.js";
import { recordForms } from "./entry-forms.js";
import { type FormsMet, type MetForm, meetForm } from "./met-forms.js";
import { type SeenEntry, spanOf } from "./seen-entry.js";
import { unknownTypes } from "./unknown-types.js";

const rootWire = new Uint8Array(1);
const head = emptyHead();
const dollar = 0x24;

/**
 * Reads the text of a zone file once more as a server does that is stricter than BIND, and tells the forms that it
 * refuses: each with its first place. Faults that the reader has found already are passed over.
 * @param isIncluded whether the text is not the zone's own file
 */
export function textForms(server: Server, source: SourceFile, isIncluded: boolean): Iterable<MetForm> {
  const forms: FormsMet = { server, unknownTypes: unknownTypes(server), met: new Map() };
  const at = server === "knot" ? carriageReturn(source.bytes) : -1;
  if (at >= 0) meetForm(forms, "carriageReturn", { source, start: at, end: at + 1 });
  wordsOf(forms, source, isIncluded);
  return forms.met.values();
}

function wordsOf(forms: FormsMet, source: SourceFile, isIncluded: boolean): void {
  const scan = scanFrom(source.bytes, rootWire);
  const entry: SeenEntry = { source, scan };
  for (let isFirst = isIncluded; nextEntry(scan); isFirst = false) {
    if (scan.fault || scan.words.count === 0) continue;
    if (isFirst && scan.indented) meetForm(forms, "includeInherits", spanOf(entry, 0));
    if (!scan.indented && scan.words.bytes[scan.words.starts[0]!] === dollar) directiveForms(forms, entry);
    else recordForms(forms, entry, head);
  }
}

const lineFeed = 0x0a;
const cr = 0x0d;
const semicolon = 0x3b;

/** The first carriage return that does not end a comment, or -1: Knot takes it for a part of that. */
function carriageReturn(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(cr), from = 0; at >= 0; at = bytes.indexOf(cr, at + 1)) {
    const lineStart = Math.max(from, bytes.lastIndexOf(lineFeed, at) + 1);
    if (bytes.subarray(lineStart, at).indexOf(semicolon) < 0) return at;
    from = at + 1;
  }
  return -1;
}
