const tabStop = 8;

/** How a word is parted from what stands before it on its line. */
export interface Slot {
  /** The column where words of this kind start, when the lines around are a table; from 0, tabs counted to stops of 8. */
  readonly column?: number;
  /** Blanks and tabs as the neighbour has them; tabs show that the file is indented with tabs. */
  readonly gap: string;
}

/** The column after a text that begins a line. */
export function widthOf(text: string): number {
  let column = 0;
  for (const char of text) column = char === "\t" ? nextStop(column) : column + 1;
  return column;
}

function nextStop(column: number): number {
  return column - (column % tabStop) + tabStop;
}

/** Appends a word to a line, in its column where that is still free. */
export function put(line: string, { column, gap }: Slot, word: string): string {
  if (column === undefined) return line + gap + word;
  const tabs = gap.includes("\t");
  const width = widthOf(line);
  if (width >= column) return `${line}${tabs ? "\t" : " "}${word}`;
  return line + (tabs ? tabsTo(width, column) : " ".repeat(column - width)) + word;
}

function tabsTo(from: number, column: number): string {
  let text = "";
  let at = from;
  for (; nextStop(at) <= column; at = nextStop(at)) text += "\t";
  return text + " ".repeat(column - at);
}
