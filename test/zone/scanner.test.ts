import { describe, expect, test } from "vitest";
import { nextEntry, scanFrom } from "../../src/zone/scanner.js";
import { escaped, quoted } from "../../src/zone/words.js";

/** The entries of a text: words between bars, `>` for an indented one, and the fault with its byte offset. */
function entries(text: string | Uint8Array): string[] {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const scan = scanFrom(bytes, new Uint8Array(1));
  const found: string[] = [];
  while (nextEntry(scan)) {
    const { words, fault } = scan;
    const texts = Array.from({ length: words.count }, (_, i) => {
      const word = new TextDecoder("latin1").decode(bytes.subarray(words.starts[i], words.ends[i]));
      return `${words.flags[i]! & quoted ? `"${word}"` : word}${words.flags[i]! & escaped ? "^" : ""}`;
    });
    const indented = scan.indented ? ">" : "";
    found.push(`${indented}${texts.join("|")}${fault ? ` !${fault.kind} ${fault.start}-${fault.end}` : ""}`);
  }
  return found;
}

describe("nextEntry", () => {
  test.each<[what: string, text: string, expected: string[]]>([
    ["words between blanks and tabs", "a  60\tIN A 192.0.2.1\n", ["a|60|IN|A|192.0.2.1"]],
    ["the last line without its end", "a A 192.0.2.1", ["a|A|192.0.2.1"]],
    ["an inherited owner", "a A 1\n A 2\n\tA 3\n", ["a|A|1", ">A|2", ">A|3"]],
    ["blank lines and lines of blanks", "\n  \n\t\na A 1\n \n A 2\n", ["a|A|1", ">A|2"]],
    ["comments, glued ones too", "; x\na A 1;x\n ;x\nb;A 1\n", ["a|A|1", "b"]],
    ["a semicolon in quotes", 'a TXT "x;y" ; z\n', ['a|TXT|"x;y"']],
    ["CRLF", "a A 1\r\nb A 2\r\n", ["a|A|1", "b|A|2"]],
    ["CR alone", "a A 1\rb A 2\r", ["a|A|1", "b|A|2"]],
    ["a comment ends at CR too", "; x\ra A 1\r", ["a|A|1"]],
    ["a byte order mark", "\ufeffa A 1\n", ["a|A|1"]],
    ["a byte order mark and an indented line", "\ufeff A 1\n", [">A|1"]],
    ["parentheses over lines", "a SOA (1\n2 ; x\n 3)\nb A 1\n", ["a|SOA|1|2|3", "b|A|1"]],
    ["parentheses glued to words", 'a TXT (x)y("z")\n', ['a|TXT|x|y|"z"']],
    ["nested parentheses", "a TXT ((x)\ny)\nb A 1\n", ["a|TXT|x|y", "b|A|1"]],
    ["a parenthesis before the owner", "(a A 1)\n(\nb A 2)\n", ["a|A|1", "b|A|2"]],
    ["parentheses around nothing", "(\n)\n( )\na A 1\n", ["a|A|1"]],
    ["a parenthesis in quotes or escaped", 'a TXT "(" \\(\n', ['a|TXT|"("|\\(^']],
    ["quotes that touch", 'a TXT "x"y"z"\n', ['a|TXT|"x"|y|"z"']],
    ["a quote ends a word", 'a TXT x"y"z\n', ['a|TXT|x|"y"|z']],
    ["an empty string", 'a TXT ""\n', ['a|TXT|""']],
    ["escapes", 'a\\ b TXT "x\\"y" \\;z \\065\n', ['a\\ b^|TXT|"x\\"y"^|\\;z^|\\065^']],
    ["a backslash before the line's end", "a TXT x\\\nb A 1\n", ["a|TXT|x\\^", "b|A|1"]],
    ["a backslash at the end of the text", "a TXT x\\", ["a|TXT|x\\^"]],
    ["controls are content", "a\u0001b\f A\u000b1\n", ["a\u0001b\f|A\u000b1"]],
    ["NUL is content in quotes", 'a "x\u0000y"\n', ['a|"x\u0000y"']],
    ["a line end in quotes is content behind a backslash", 'a "x\\\ny" z\nb A 1', ['a|"x\\\ny"^|z', "b|A|1"]],
    ["a CR in quotes is content", 'a "x\ry" z\nb A 1', ['a|"x\ry"|z', "b|A|1"]],
    ["nothing", "", []],
    ["nothing but comments", "; x\n\n;y", []],
  ])("%s", (_, text, expected) => {
    expect(entries(text)).toEqual(expected);
  });

  test.each<[what: string, text: string, expected: string[]]>([
    ["a quote open at the line's end", 'a TXT "x\nb A 1\n', ["a|TXT !open quote 6-8", "b|A|1"]],
    ["the line after it may be indented", 'a TXT "x\n A 1\n', ["a|TXT !open quote 6-8", ">A|1"]],
    ["a quote open at the end of the text", 'a TXT "x', ["a|TXT !open quote 6-8"]],
    ["an escaped quote does not close", 'a TXT "x\\"\nb A 1', ["a|TXT !open quote 6-10", "b|A|1"]],
    [
      "an escape does not hide the line's end",
      'a TXT "x\\\r\ny" z\nb A 1',
      ["a|TXT !open quote 6-9", "y !open quote 12-15", "b|A|1"],
    ],
    [
      "a quote that goes over a line end and leads to a fault is open there",
      'a TXT "x\\\nb TXT "y"\nc A 1',
      ["a|TXT !open quote 6-9", 'b|TXT|"y"', "c|A|1"],
    ],
    ["a NUL outside quotes", "a b\u0000c\nd e\n", ["a !NUL 3-4", "d|e"]],
  ])("recovers: %s", (_, text, expected) => {
    expect(entries(text)).toEqual(expected);
  });

  test.each<[what: string, text: string, expected: string[]]>([
    ["a parenthesis that is never closed", "a SOA (1\n 2\nb A 1\n", ["a|SOA !open parenthesis 6-7", "b|A|1"]],
    [
      "what it had tied to itself is passed over: indented lines, single words, strings",
      'a TXT (( "x"\n\t"y"\n"z"\n5\n)\nb A 1\n A 2\n',
      ["a|TXT !open parenthesis 6-7", "b|A|1", ">A|2"],
    ],
    [
      "a later entry with parentheses of its own",
      "a SOA ( 1\nb TXT ( x\n y )\nc A 1\n",
      ["a|SOA !open parenthesis 6-7", "b|TXT|x|y", "c|A|1"],
    ],
    [
      "two of them",
      "a SOA ( 1\nb A 1\nc SOA ( 2\nd A 1\n",
      ["a|SOA !open parenthesis 6-7", "b|A|1", "c|SOA !open parenthesis 22-23", "d|A|1"],
    ],
    ["two in one entry", "a SOA ( ( 1\nb A 1\n", ["a|SOA !open parenthesis 6-7", "b|A|1"]],
    ["a quote left open in parentheses", 'a TXT ( "x\n "y" )\nb A 1\n', ["a|TXT !open quote 8-10", "b|A|1"]],
    ["a parenthesis too many", "a A 1 )\nb A 2\n", ["a|A|1 !extra parenthesis 6-7", "b|A|2"]],
    ["a line of one", ")\nb A 2\n", [" !extra parenthesis 0-1", "b|A|2"]],
  ])("recovers: %s", (_, text, expected) => {
    expect(entries(text)).toEqual(expected);
  });

  test("many parentheses that are never closed are searched once", () => {
    const lines = 200_000;
    expect(entries("a SOA ( 1\n".repeat(lines))).toHaveLength(lines);
  });

  test("an entry may have any number of words", () => {
    expect(entries(`a TXT ${"x ".repeat(1000)}`)[0]!.split("|")).toHaveLength(1002);
  });
});
