import { judgedNode, nameOf } from "./name-tree.js";
import { type Habit, meet } from "./note.js";
import { type OpenText, type Reading, spanOfWords } from "./reading.js";

const wins: Habit = {
  about: "record",
  subject: "WINS and WINSR as no records",
  form: "wins",
  because:
    "they tell a Windows DNS server to ask its WINS servers for names that the zone does not have. No other server knows them, and what they would answer is not in the file",
};

const alias: Habit = {
  about: "record",
  subject: "ALIAS as no record",
  form: "alias",
  because:
    "the provider answers with the addresses of another name or of a resource of its own, and they are not in the line. What such a name answers counts as unknown. State it as A and AAAA records before the file is used elsewhere",
};

const winsTypes = new Set(["WINS", "WINS-R", "WINSR"]);

const aliasTypes = new Set(["ALIAS", "ANAME"]);
const aliasClasses = new Set(["AWS", "AZURE"]);

/**
 * Takes a line that is no record but that its provider writes and understands: WINS; `ALIAS` and `ANAME` (DNSimple,
 * PowerDNS, octoDNS), `AWS ALIAS` (cli53), `AZURE ALIAS`.
 * @returns whether it is one; else it is a line with an unknown type
 */
export function takeProviderLine(reading: Reading, text: OpenText): boolean {
  const { typeWord } = reading.head;
  if (typeWord < 0) return false;
  const habit = habitOf(shortWord(text, typeWord), shortWord(text, typeWord + 1));
  if (habit) meet(reading.habits, habit, spanOfWords(text, typeWord));
  if (habit === alias && reading.owner >= 0) {
    const { names } = reading.table;
    const owner = nameOf(names, judgedNode(names, reading.owner));
    reading.aliases.add(owner);
    const { words, indented } = text.scan;
    reading.aliasLines.push({ owner, rest: spanOfWords(text, indented ? 0 : 1, words.count - 1) });
  }
  return habit !== undefined;
}

function habitOf(type: string, next: string): Habit | undefined {
  if (winsTypes.has(type)) return wins;
  return aliasTypes.has(type) || (aliasClasses.has(type) && aliasTypes.has(next)) ? alias : undefined;
}

/** A word in capitals, when it is a short one. */
function shortWord({ scan: { words } }: OpenText, word: number): string {
  if (word >= words.count || words.ends[word]! - words.starts[word]! > 8) return "";
  return String.fromCharCode(...words.bytes.subarray(words.starts[word]!, words.ends[word]!)).toUpperCase();
}
