import { seconds } from "../field/ttl.js";
import { addProblem, countedTtl, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { isTtl } from "../ttl-limit.js";
import { endsAfter } from "./nested.js";

/** $TTL seconds (RFC 2308 §4): what a record without a TTL gets from here on. */
export function readTtl(reading: Reading, text: OpenText): void {
  const { words } = text.scan;
  if (words.count < 2) {
    addProblem(reading, spanOfWords(text, 0), "$TTL without a number", "The line is passed over.");
    return;
  }
  const value = words.flags[1] === 0 ? seconds(words.bytes, words.starts[1]!, words.ends[1]!) : -1;
  if (!isTtl(value)) {
    const help = "Write seconds, or numbers with the units w, d, h, m, s. The line is passed over.";
    addProblem(reading, spanOfWords(text, 1), `not a TTL: ${shownWord(text, 1)}`, help);
    return;
  }
  reading.defaultTtl = countedTtl(reading, text, value, 1);
  reading.newRun = true;
  endsAfter(reading, text, 2);
}
