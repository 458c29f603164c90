import type { SourceFile } from "../../text/source.js";
import { type Habit, meet } from "../note.js";
import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { endsAfter, type Nested } from "./nested.js";
import { originWord } from "./origin.js";

// A zone that needs more is not kept by hand. Without limits, files that include others twice would double at each step.
const maxDepth = 20;
const maxIncludes = 10_000;
const maxBytes = 2 ** 30;

const notRead = "Nothing is read in its place, so records can be missing.";

/** $INCLUDE file [origin] (RFC 1035 §5.1): asks for the file and hands it on to be read. */
export function readInclude(reading: Reading, text: OpenText): Nested | undefined {
  const { words } = text.scan;
  const refuse = (word: number, reason: string) => {
    addProblem(reading, spanOfWords(text, word), reason, notRead);
    return undefined;
  };
  if (words.count < 2) return refuse(0, "$INCLUDE without a file");
  if (!reading.include) return refuse(1, "included files cannot be opened here");
  if (text.chain.length > maxDepth) return refuse(1, `files include each other more than ${maxDepth} deep`);
  const opened = reading.include(pathOf(text, 1), text.source);
  if ("refused" in opened) return refuse(1, `${shownWord(text, 1)} cannot be included: ${opened.refused}`);
  if (isOpen(text, opened)) return refuse(1, `${shownWord(text, 1)} includes itself`);
  reading.includes++;
  reading.includedBytes += opened.bytes.length;
  if (reading.includes > maxIncludes || reading.includedBytes > maxBytes) {
    return refuse(1, `over ${maxIncludes} files or 1 GiB included in one zone`);
  }
  if (isElsewhere(text, opened)) meet(reading.habits, besideIncluding, spanOfWords(text, 1));
  if (words.count < 3) return { source: opened };
  const origin = originWord(reading, text, 2);
  endsAfter(reading, text, 3);
  return origin && { source: opened, origin };
}

const besideIncluding: Habit = {
  about: "record",
  subject: "an included file beside the one that includes it",
  form: "includeBeside",
  because:
    "it is in another folder than the zone, and BIND and NSD look for it in the folder in which they run: state its path from there for them",
};

/** Whether a name server that runs in the zone's folder looks for the file in another place. */
function isElsewhere({ chain, source }: OpenText, opened: SourceFile): boolean {
  const folder = folderOf(source);
  return folder !== folderOf(chain[0] as SourceFile) && opened.path.startsWith(folder);
}

function folderOf({ path }: SourceFile): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function pathOf({ scan: { words } }: OpenText, word: number): string {
  return new TextDecoder().decode(words.bytes.subarray(words.starts[word]!, words.ends[word]!));
}

function isOpen({ chain }: OpenText, opened: SourceFile): boolean {
  return chain.some((source) => source === opened || source.path === opened.path);
}
