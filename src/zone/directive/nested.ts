import type { SourceFile } from "../../text/source.js";
import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";

/** A text that a directive wants to be read in its place. */
export interface Nested {
  readonly source: SourceFile;
  /** The origin in it, when the directive states one. */
  readonly origin?: Origin;
}

/** An origin in wire form, and its node. */
export interface Origin {
  readonly wire: Uint8Array;
  readonly node: number;
}

/** Says so when a directive has more words than it takes. */
export function endsAfter(reading: Reading, text: OpenText, count: number): void {
  if (text.scan.words.count <= count) return;
  addProblem(
    reading,
    spanOfWords(text, count, text.scan.words.count - 1),
    `extra words after ${shownWord(text, 0)}`,
    "They are passed over, and the directive is obeyed. Name servers refuse the line.",
  );
}
