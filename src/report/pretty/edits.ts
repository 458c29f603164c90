import type { ZoneEdit } from "../../finding.js";
import { lineText, positionAt, resolveSpan } from "../../text/position.js";
import { printable } from "../../text/printable.js";
import { canonicalRecord, recordText } from "../../zone/canonical.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Theme } from "../theme.js";

const lineColumns = 5;

/** A small diff: per file the records that go, as they stand there, and the records that come. */
export function editLines(edits: readonly ZoneEdit[], theme: Theme): string[] {
  let file: string | undefined;
  return edits.flatMap(({ zone, edit }) => {
    const path = edit.kind === "add" ? zone.source.path : resolveSpan(edit.old.span).source.path;
    const heading = path === file ? [] : [theme.paint.faint(printable(path))];
    file = path;
    return [
      ...heading,
      ...(edit.kind === "add" ? [] : [removedLine(edit.old, theme)]),
      ...(edit.kind === "remove" ? [] : [addedLine(recordText(edit.record), theme)]),
    ];
  });
}

function addedLine(text: string, theme: Theme): string {
  return theme.paint.added(`${" ".repeat(lineColumns)} + ${printable(text)}`);
}

function removedLine(record: ResourceRecord, theme: Theme): string {
  const { source, start, end } = resolveSpan(record.span);
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  // Without its own owner, or over several lines, an entry says less than the whole record in one line.
  const asItStands = from.column === 1 && from.line === to.line && source === record.span.source;
  const text = asItStands ? lineText(source, from.line).slice(0, to.column - 1) : canonicalRecord(record);
  return theme.paint.removed(`${String(from.line).padStart(lineColumns)} - ${printable(text.replaceAll("\t", " "))}`);
}
