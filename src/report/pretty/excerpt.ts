import { lineText, positionAt, resolveSpan } from "../../text/position.js";
import { printable } from "../../text/printable.js";
import type { Span } from "../../text/source.js";
import type { Theme } from "../theme.js";
import { displayWidth } from "../width.js";

const maxLines = 3;
const tabStop = 8;
/** Units of a line that are looked at: more than any terminal shows, and less than a line of megabytes has. */
const maxUnits = 4096;

/** One character as it is shown: at which UTF-16 unit of the line it stands, from which column on, how wide. */
interface Cell {
  readonly unit: number;
  readonly column: number;
  readonly width: number;
  readonly shown: string;
}

/**
 * The lines that a span covers with carets under exactly the span; of an entry over more than three lines the first.
 * @returns no line where there is nothing to read: an empty text, a binary file
 */
export function excerpt(at: Span, theme: Theme): string[] {
  const { source, start, end } = resolveSpan(at);
  const first = positionAt(source, start);
  const last = positionAt(source, Math.max(start, end - 1));
  const shownLast = last.line < first.line + maxLines ? last.line : first.line;
  const gutter = Math.max(3, String(shownLast).length);
  const out: string[] = [];
  let isBlank = true;
  for (let line = first.line; line <= shownLast; line++) {
    const text = lineText(source, line);
    if (isBinary(text)) return [];
    if (text.trim() !== "") isBlank = false;
    const from = line === first.line ? first.column - 1 : text.length - text.trimStart().length;
    const to = line === last.line ? positionAt(source, end).column - 1 : text.trimEnd().length;
    out.push(...markedLine(text, from, line === last.line && to <= from ? from + 1 : to, line, gutter, theme));
  }
  if (last.line > shownLast) out.push(`${" ".repeat(gutter)} ${theme.sign.bar} ${theme.sign.ellipsis}`);
  return isBlank ? [] : out;
}

function markedLine(text: string, from: number, to: number, line: number, gutter: number, theme: Theme): string[] {
  const { bar } = theme.sign;
  const skipped = text.length > maxUnits ? Math.max(0, from - maxUnits / 2) : 0;
  const cells = cellsOf(text.slice(skipped, skipped + maxUnits));
  const { shown, marks } = cut(cells, from - skipped, to - skipped, theme.width - gutter - 3, theme);
  return [
    theme.paint.faint(`${String(line).padStart(gutter)} ${bar}`) + (shown === "" ? "" : ` ${shown}`),
    `${theme.paint.faint(`${" ".repeat(gutter)} ${bar}`)} ${marks}`,
  ];
}

/** NUL, or many bytes that are no UTF-8: a certificate in DER has nothing to read. */
function isBinary(text: string): boolean {
  return text.includes("\0") || (text.match(/\ufffd/g)?.length ?? 0) > text.length / 4;
}

function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  let unit = 0;
  let column = 0;
  for (const char of text) {
    const shown = char === "\t" ? " ".repeat(tabStop - (column % tabStop)) : printable(char);
    const width = displayWidth(shown);
    cells.push({ unit, column, width, shown });
    unit += char.length;
    column += width;
  }
  return cells;
}

/** Keeps what fits into the room around the caret, and sets the caret under the units from..to. */
function cut(cells: readonly Cell[], from: number, to: number, room: number, theme: Theme) {
  const { ellipsis, caret } = theme.sign;
  const total = end(cells.at(-1));
  const left = columnOf(cells, from);
  const right = Math.max(left + 1, columnOf(cells, to));
  const inner = room - 2 * ellipsis.length;
  const begin = total <= room ? 0 : Math.max(0, Math.min(left - Math.floor(inner / 3), total - inner));
  const kept = total <= room ? cells : cells.filter((cell) => cell.column >= begin && end(cell) <= begin + inner);
  const before = (kept[0]?.column ?? 0) > 0 ? ellipsis : "";
  const after = end(kept.at(-1)) < total ? ellipsis : "";
  const shift = before.length - (kept[0]?.column ?? 0);
  const length = Math.max(1, Math.min(right, Math.max(end(kept.at(-1)), left + 1)) - left);
  return {
    shown: (before + kept.map(({ shown }) => shown).join("") + after).trimEnd(),
    marks: " ".repeat(Math.max(0, left + shift)) + theme.paint.strong(caret.repeat(length)),
  };
}

function columnOf(cells: readonly Cell[], unit: number): number {
  return cells.find((cell) => cell.unit >= unit)?.column ?? end(cells.at(-1));
}

function end(cell: Cell | undefined): number {
  return cell ? cell.column + cell.width : 0;
}
