import { mnemonics } from "../../src/zone/rr/mnemonics.js";
import type { Random } from "./random.js";

/*
 * Texts are handled as strings of one UTF-16 unit for each octet, so that no octet is beyond them.
 */

const mostOctets = 4096;

const letters = (count: number) => "a".repeat(count);

/** Words that mean something, or nearly. */
const words: readonly string[] = [
  ..."0 1 01 +1 -1 255 256 65535 65536 2147483647 2147483648 4294967295 4294967296 99999999999999999999 1h 1h2 1w2d".split(
    " ",
  ),
  ..."@ . .. * *.a a..b .a a. \\. \\\\ \\@ \\000 \\255 \\256 \\25 \\; \\( a\\ b _autodiscover._tcp.@".split(" "),
  ...[
    letters(63),
    letters(64),
    `${letters(63)}.`.repeat(3) + letters(61),
    `${letters(63)}.`.repeat(4),
    "a.".repeat(127),
  ],
  ...['"', '""', '"x', 'x"', '"x y"', '\\"', '"\\', `"${letters(255)}"`, `"${letters(256)}"`, '"a\rb"', '"a\\\nb"'],
  ...["(", ")", "((((((((", "))", "( )", ";", "; x", "\\#", "\\# 0", "\\# 1 ff", "\\# 4 c0000201", "\\# 65536"],
  ...[
    "$TTL",
    "$ORIGIN",
    "$INCLUDE part",
    "$GENERATE 1-3 g$ A 192.0.2.$",
    "$GENERATE 0-2/2 ${0,3,x} TXT",
    "$",
    '"$TTL"',
    "$X",
  ],
  ...[
    "IN",
    "CH",
    "ANY",
    "CLASS1",
    "CLASS65535",
    "TYPE0",
    "TYPE1",
    "TYPE65535",
    "TYPE65536",
    "[AGE:1]",
    "ALIAS",
    "WINS",
  ],
  ...[
    "192.0.2.1",
    "192.0.2",
    "::",
    "2001:db8::1",
    "::ffff:192.0.2.1",
    "alpn=h2",
    'alpn="a\\,b"',
    "key65535=x",
    "mandatory=port",
  ],
  ...[
    "AwEAAboA",
    "AA==",
    "A",
    "deadbeef",
    "abc",
    "20260101000000",
    "00-00-5e-00-53-2a",
    "1:192.0.2.0/24",
    "!2::/0",
    "-",
    "x=y",
  ],
  ...["\0", "\r", "\n", "\r\n", "\t", "\x0b", "\x0c", "\xef\xbb\xbf", "\xff", "\xc3\xbc", "\xe2\x82\xac", "\x1b[31m"],
  ...Object.keys(mnemonics),
];

type Mutation = (text: string, random: Random, other: () => string) => string;

const at = (text: string, random: Random) => random.below(text.length + 1);
const spliced = (text: string, start: number, length: number, put: string) =>
  text.slice(0, start) + put + text.slice(start + length);

/** The start and the end of some word. */
function someWord(text: string, random: Random): [start: number, end: number] {
  const found = [...text.matchAll(/[^ \t\r\n]+/g)];
  const word = found.length > 0 ? random.pick(found) : undefined;
  return word ? [word.index, word.index + word[0].length] : [0, 0];
}

function changedLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split(/(?<=\n)/);
  change(lines);
  return lines.join("");
}

const octets: readonly Mutation[] = [
  (text, random) => spliced(text, at(text, random), 1, String.fromCharCode(random.below(256))),
  (text, random) => spliced(text, at(text, random), 0, String.fromCharCode(random.below(256))),
  (text, random) => spliced(text, at(text, random), 1 + random.below(8), ""),
  (text, random) => {
    const start = at(text, random);
    return spliced(text, start, 0, text.slice(start, start + 1 + random.below(40)));
  },
  (text, random) => text.slice(0, at(text, random)),
];

const tokens: readonly Mutation[] = [
  (text, random) => {
    const [start, end] = someWord(text, random);
    return spliced(text, start, end - start, random.pick(words));
  },
  (text, random) => spliced(text, someWord(text, random)[0], 0, `${random.pick(words)} `),
  (text, random) => spliced(text, someWord(text, random)[1], 0, random.pick(words)),
  (text, random) => {
    const [start, end] = someWord(text, random);
    return spliced(text, start, end - start, "");
  },
  (text, random, other) => {
    const from = other();
    const [start, end] = someWord(text, random);
    return spliced(text, start, end - start, from.slice(...someWord(from, random)));
  },
];

const wholeLines: readonly Mutation[] = [
  (text, random) => changedLines(text, (lines) => lines.splice(random.below(lines.length), 1)),
  (text, random) => changedLines(text, (lines) => lines.splice(random.below(lines.length), 0, random.pick(lines))),
  (text, random) => changedLines(text, (lines) => lines.push(...lines.splice(random.below(lines.length), 1))),
  (text, random) =>
    changedLines(text, (lines) => {
      const line = random.below(lines.length);
      lines[line] = (lines[line] ?? "").replace(
        /\r?\n$/,
        random.pick(["", "\r", "\r\n", " ", "\n\n", " \\\n", " ;x\r"]),
      );
    }),
  (text, random, other) =>
    changedLines(text, (lines) => lines.splice(random.below(lines.length), 0, random.pick(other().split(/(?<=\n)/)))),
  (text, random, other) => text.slice(0, at(text, random)) + other().slice(at(text, random)),
];

const wholeTexts: readonly Mutation[] = [
  (text) => text.replace(/\r?\n/g, "\r\n"),
  (text) => text.replace(/\r?\n/g, "\r"),
  (text) => `\xef\xbb\xbf${text}`,
  (text) => `\xff\xfe${text.replace(/./gs, "$&\0")}`,
  (text) => text.replace(/\n/g, " (\n").repeat(1),
  (text) => text.replace(/\n(?!$)/g, (end, index: number) => (index % 5 === 0 ? " ( \n" : end)),
];

/** A text that was made from another one by a few changes: of octets, of words, of lines, and seldom of all. */
export function mutated(text: string, random: Random, other: () => string): string {
  let made = text;
  for (let left = 1 + random.below(4); left > 0; left--) {
    const kind = random.below(20);
    const mutations = kind < 4 ? octets : kind < 13 ? tokens : kind < 19 ? wholeLines : wholeTexts;
    made = random.pick(mutations)(made, random, other);
  }
  return made.slice(0, mostOctets);
}
