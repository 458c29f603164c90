import { byteOffsets } from "../text/byte-offset.js";
import type { SourceFile, Span } from "../text/source.js";
import type { ZoneNote } from "../zone/note.js";
import { type ReadZoneOptions, readZone, type ZoneReading } from "../zone/reader.js";
import type { ZoneProblem } from "../zone/reading.js";

/** What a file of another form says, as lines of a zone file. */
export interface MadeZone {
  /** What the file is: `Route 53's JSON`. */
  readonly form: string;
  readonly lines: readonly MadeLine[];
  /** How to get a zone file instead: a clause without its full stop. */
  readonly advice?: string;
  /** What was taken as what on the way. */
  readonly notes?: readonly ZoneNote[];
  /** What could not be made a line. */
  readonly problems?: readonly ZoneProblem[];
}

/** One line of a zone file, without its end, and where in the file it comes from. */
export interface MadeLine {
  readonly text: string;
  readonly at: Span;
}

/**
 * Reads a file of another form: its lines are read like those of a zone file, and everything in them is reported where
 * it comes from.
 */
export function readMade(
  source: SourceFile,
  { form, lines, advice, notes = [], problems = [] }: MadeZone,
  options: ReadZoneOptions,
): ZoneReading {
  const reading = readZone(sourceOf(source, form, lines), options);
  const about: ZoneNote = {
    about: "form",
    subject: `${form} for a zone file`,
    because: `${source.path}: its records are read, and cannot be changed in the file${advice ? `. ${advice}` : ""}`,
  };
  return { ...reading, notes: [about, ...notes, ...reading.notes], problems: [...problems, ...reading.problems] };
}

function sourceOf(source: SourceFile, form: string, lines: readonly MadeLine[]): SourceFile {
  // CRLF, because in quotes an LF behind a backslash would be content.
  const text = lines.map(({ text }) => `${text}\r\n`).join("");
  const ends = lineEnds(lines, byteOffsets(text));
  const at = (place: number) => lines[lineAt(ends, place)]?.at ?? { source, start: 0, end: 0 };
  return { path: source.path, bytes: new TextEncoder().encode(text), encoding: "utf-8", madeFrom: { form, at } };
}

function lineEnds(lines: readonly MadeLine[], offset: (index: number) => number): number[] {
  let index = 0;
  return lines.map(({ text }) => {
    index += text.length + 2;
    return offset(index);
  });
}

/** The line that holds an offset, the last one for what comes after them all. */
function lineAt(ends: readonly number[], place: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
