import { addName, rootNode } from "../name-tree.js";
import { nameFault, nameRoom, writeName } from "../name-wire.js";
import { addProblem, type OpenText, type Reading, shownWord, spanOfWords } from "../reading.js";
import { quoted } from "../words.js";
import { endsAfter, type Origin } from "./nested.js";

const passedOver = "The line is passed over, and the origin stays what it was.";
const rootWire = new Uint8Array(1);

/** $ORIGIN name (RFC 1035 §5.1): completes relative names from here on; relative itself, it is completed with the old one. */
export function readOrigin(reading: Reading, text: OpenText): void {
  if (text.scan.words.count < 2) {
    addProblem(reading, spanOfWords(text, 0), "$ORIGIN without a name", passedOver);
    return;
  }
  const origin = originWord(reading, text, 1);
  if (!origin) return;
  reading.origin = origin.wire;
  reading.originNode = origin.node;
  reading.newRun = true;
  endsAfter(reading, text, 2);
}

/** The origin that a word of a directive names; undefined, and a problem, when it is no name. */
export function originWord(reading: Reading, text: OpenText, word: number): Origin | undefined {
  const { bytes, starts, ends, flags } = text.scan.words;
  const { names, apex } = reading.table;
  // BIND refuses them here too, though it reads an owner in quotes.
  if (flags[word]! & quoted) {
    addProblem(reading, spanOfWords(text, word), "a name stands without quotes", passedOver);
    return undefined;
  }
  const start = starts[word]!;
  const end = ends[word]!;
  const node = addName(names, bytes, start, end, reading.originNode);
  if (node < 0) {
    addProblem(reading, spanOfWords(text, word), nameFault(node), passedOver);
    return undefined;
  }
  const absolute = addName(names, bytes, start, end, rootNode);
  // "$ORIGIN contoso.com" inside contoso.com: nobody means contoso.com.contoso.com, but BIND loads it behind the SOA.
  const dotMissing = absolute === apex && node !== apex && reading.minimum === undefined;
  if (absolute === apex && node !== apex) {
    addProblem(
      reading,
      spanOfWords(text, word),
      `${shownWord(text, word)} has no final dot, so a name server appends the origin to it once more`,
      dotMissing
        ? "It is read as if the dot were there. Write the dot."
        : "It is read as BIND does, so the records below are at names that nobody means. Write the dot.",
    );
  }
  const wire = new Uint8Array(nameRoom);
  const length = writeName(bytes, start, end, dotMissing ? rootWire : reading.origin, wire, 0);
  return { wire: wire.slice(0, length), node: dotMissing ? absolute : node };
}
