import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readsAsNamedConf } from "../../src/cli/input/named-conf-like.js";
import { positionAt } from "../../src/text/position.js";
import { folderWith } from "../cli/folder.js";
import { isCheckconfMissing, namedCheckconf } from "./named-checkconf.js";
import { bindLines, ownLines, readIn, readText } from "./read-in.js";

const fixtures = join(import.meta.dirname, "../../fixtures/named-conf");
const topics = readdirSync(fixtures);

describe.skipIf(isCheckconfMissing())("the zones are those that named-checkconf prints", () => {
  test("there are topics", () => expect(topics.length).toBeGreaterThan(7));

  test.each(topics)("%s", (topic) => {
    const folder = join(fixtures, topic);
    const conf = readIn(folder, "named.conf");
    const bind = namedCheckconf(folder, "named.conf");
    expect(conf.faults).toEqual([]);
    expect(bind?.length).toBeGreaterThan(0);
    expect(ownLines(conf)).toEqual(bindLines(bind ?? []));
  });
});

const zone = 'zone "a.example" { type master; file "a.zone"; };';

/** What is wrong, where, and the zones that were found all the same. */
const faulty: [title: string, text: string, faults: string[], zones: string[]][] = [
  [
    "a ; after a zone",
    `zone "b" { type master; file "b"; }\n${zone}`,
    ['2:1 a ; is missing before "zone"'],
    ["b", "a.example"],
  ],
  ["a ; at the end", zone.slice(0, -1), ["1:1 a ; is missing before the text ends"], ["a.example"]],
  ["a ; after a type", 'zone "b" { type master file "b"; };', ['1:24 a ; is missing before "file"'], ["b"]],
  [
    "a brace that stays open",
    `${zone}\nzone "b" { type master; file "b";`,
    ["2:10 this brace is never closed"],
    ["a.example", "b"],
  ],
  [
    "a brace too many",
    `zone "b" { type master; file "b"; }; };\n${zone}`,
    ["1:38 this brace closes none that is open"],
    ["b", "a.example"],
  ],
  ["a quote that stays open", `${zone}\nzone "b {\n};`, ["2:6 this quote is never closed"], ["a.example", "b {\n};"]],
  ["a comment that stays open", `${zone}\n/* zone`, ["2:1 this comment is never closed"], ["a.example"]],
  ["a zone without a name", `zone { type master; file "b"; };\n${zone}`, ["1:1 this zone has no name"], ["a.example"]],
  ["an include of nothing", `include;\n${zone}`, ["1:1 this include names no file"], ["a.example"]],
  [
    "an include that is not there",
    `include "x.conf";\n${zone}`,
    ["1:9 the include is left out: there is no x.conf"],
    ["a.example"],
  ],
];

describe("what is wrong is reported with its place, and the rest is read", () => {
  test.each(faulty)("%s", (_, text, faults, names) => {
    const conf = readText(text);
    const said = conf.faults.map(({ at, reason }) => {
      const { line, column } = positionAt(at.source, at.start);
      return `${line}:${column} ${reason}`;
    });
    expect(said).toEqual(faults);
    expect(conf.zones.map(({ name }) => name.text)).toEqual(names);
    expect(conf.faults.every(({ help }) => help === "" || /^[A-Z].*\.$/.test(help))).toBe(true);
  });

  test.skipIf(isCheckconfMissing()).each(faulty)("BIND refuses it too: %s", (_, text) => {
    expect(namedCheckconf(folderWith({ "named.conf": text }), "named.conf")).toBeUndefined();
  });
});

describe("hostile configurations come to an end", () => {
  const large = 2 ** 20;
  test.each([
    ["braces that open", "{".repeat(large)],
    ["braces that close", "}".repeat(large)],
    ["nested zones", 'zone "a" {'.repeat(large / 8)],
    ["nested views", 'view "a" { zone "b" {'.repeat(large / 16)],
    ["one word after another", "a ".repeat(large)],
    ["quotes", '"'.repeat(large + 1)],
    ["comments in comments", "/*".repeat(large)],
    ["semicolons", ";".repeat(large)],
    ["NUL octets", "\0".repeat(large)],
    ["octets that are no text", Uint8Array.from({ length: large }, (_, i) => (i * 7919) & 0xff)],
    ["includes", 'include "x";'.repeat(large / 12)],
  ])("%s", (_, text) => {
    const { faults } = readText(text);
    expect(faults.length).toBeLessThanOrEqual(100);
  });

  test("as many zones as a megabyte holds", () => {
    const { zones, faults } = readText('zone a{type master;file "a";};\n'.repeat(large / 32));
    expect([zones.length, faults]).toEqual([large / 32, []]);
  });

  test("a file that includes itself, directly and through another", () => {
    const folder = folderWith({
      "named.conf": `include "named.conf";\ninclude "b.conf";\n${zone}`,
      "b.conf": 'zone "b.example" { type master; file "b.zone"; };\ninclude "named.conf";\n',
    });
    const { zones, faults } = readIn(folder, "named.conf");
    expect(zones.map(({ name }) => name.text)).toEqual(["b.example", "a.example"]);
    expect(
      faults.map(({ at, reason }) => `${at.source.path}:${positionAt(at.source, at.start).line} ${reason}`),
    ).toEqual([
      'named.conf:1 the include of "named.conf" is left out: the file is being read already, so this would never end',
      'b.conf:2 the include of "named.conf" is left out: the file is being read already, so this would never end',
    ]);
  });

  test("files that include each other ever more often", () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`${i}.conf`, `include "${i + 1}.conf";\n`.repeat(2)]),
    );
    const { faults } = readIn(folderWith({ ...files, "40.conf": zone }), "0.conf");
    expect(faults.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/includes are nested 32 deep here|there are more than 10000 includes/),
    );
  });
});

test.each([
  ['zone "a.example" {', true],
  ["// a comment\n/* another\n */ options\n{\n", true],
  ['include "/etc/bind/named.conf.options";', true],
  ["acl inside { 10/8; };", true],
  ["masters upstream port 53 { 192.0.2.1; };", true],
  ["view internal IN {", true],
  ["zone IN SOA ns1 hostmaster ( 1 2 3 4 5 )", false],
  ['key TXT "{"', false],
  ["key A 192.0.2.1 ; {", false],
  ["include A 192.0.2.1 ;", false],
  ["$ORIGIN a.example.\nzone {", false],
  ["zone:\n  - domain: a.example", false],
  ["webmail.companya.com\n", false],
  ["", false],
])("%j is a configuration: %s", (text, expected) => {
  expect(readsAsNamedConf(new TextEncoder().encode(text))).toBe(expected);
});
