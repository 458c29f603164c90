import { type Habit, meet } from "./note.js";
import { type OpenText, type Reading, spanOfWords } from "./reading.js";

const wins: Habit = {
  about: "record",
  subject: "WINS and WINSR as no records",
  because:
    "they tell a Windows DNS server to ask its WINS servers for names that the zone does not have. No other server knows them, and what they would answer is not in the file",
};

const azureAlias: Habit = {
  about: "record",
  subject: "AZURE ALIAS as no record",
  because:
    "Azure answers with the addresses of a resource of its own, and they are not in the file. State them as A and AAAA records before the file is used elsewhere",
};

const awsAlias: Habit = {
  about: "record",
  subject: "AWS ALIAS as no record",
  because:
    "Route 53 answers with the addresses of another name or of a resource of its own, and they are not in the line. State them as A and AAAA records before the file is used elsewhere",
};

const winsTypes = new Set(["WINS", "WINS-R", "WINSR"]);

/**
 * Takes a line that is no record but that its provider writes and understands.
 * @returns whether it is one; else it is a line with an unknown type
 */
export function takeProviderLine(reading: Reading, text: OpenText): boolean {
  const { typeWord } = reading.head;
  if (typeWord < 0) return false;
  const habit = habitOf(shortWord(text, typeWord), shortWord(text, typeWord + 1));
  if (habit) meet(reading.habits, habit, spanOfWords(text, typeWord));
  return habit !== undefined;
}

function habitOf(type: string, next: string): Habit | undefined {
  if (winsTypes.has(type)) return wins;
  if (next !== "ALIAS") return undefined;
  return type === "AZURE" ? azureAlias : type === "AWS" ? awsAlias : undefined;
}

/** A word in capitals, when it is a short one. */
function shortWord({ scan: { words } }: OpenText, word: number): string {
  if (word >= words.count || words.ends[word]! - words.starts[word]! > 8) return "";
  return String.fromCharCode(...words.bytes.subarray(words.starts[word]!, words.ends[word]!)).toUpperCase();
}
