import { markLength } from "../text/position.js";
import type { SourceFile } from "../text/source.js";
import { type Habit, meet } from "./note.js";
import { addProblem, type OpenText, type Reading, spanOfWords } from "./reading.js";

const utf16: Habit = {
  about: "form",
  subject: "UTF-16 as text",
  form: "utf16",
  because: "Windows writes so, and name servers refuse the file: save it as UTF-8 without a byte order mark for them",
};

const mark: Habit = {
  about: "form",
  subject: "a byte order mark as no part of the text",
  form: "byteOrderMark",
  because:
    "Windows writes it in front of UTF-8, and name servers take it for a part of the first word: save the file without it for them",
};

/** Notes when a text is written in a way that name servers refuse. */
export function sayEncoding(reading: Reading, source: SourceFile): void {
  const end = markLength(source.bytes);
  if (end > 0) meet(reading.habits, source.encoding === "utf-8" ? mark : utf16, { source, start: 0, end });
}

const lineEndInQuotes: Habit = {
  about: "text",
  subject: "a line end in quotes as content",
  because:
    "BIND reads an LF behind a backslash and a CR alone so, and other name servers refuse them: write \\010 or \\013 if it is meant",
};

export function sayLineEndInQuotes(reading: Reading, text: OpenText): void {
  meet(reading.habits, lineEndInQuotes, spanOfWords(text, text.scan.overLineEnd));
}

/** RFC 1035 §5.1 ends a comment with its line. To BIND and NSD that is the next LF, and they say nothing of what is lost. */
export function sayCommentEnd(reading: Reading, { source, scan: { commentEnd } }: OpenText): void {
  if (commentEnd < 0) return;
  addProblem(
    reading,
    { source, start: commentEnd, end: commentEnd + 1 },
    "a comment ends in a bare CR, and to name servers it goes on to the next LF",
    "What stands between them is read here and lost there. End the lines of the file in LF or CRLF.",
  );
}
