import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Include, readZone } from "../../../src/zone/reader.js";
import { nameOf } from "../../zone-from-text.js";
import { asLoaded } from "../bind-habits.js";
import { isBindMissing, namedCompilezone } from "../named-compilezone.js";
import { readText, textSource } from "../read-text.js";

const head = "$TTL 60\n@ SOA n. h. 1 2 3 4 5\n@ NS n.\n";

type Files = Readonly<Record<string, string>>;

/** Zones that BIND loads too. */
const clean: readonly (readonly [what: string, text: string, files: Files, records: readonly string[]])[] = [
  [
    "the origin in force is that of the file that includes",
    "$ORIGIN b\n$INCLUDE i\n",
    { i: "x A 192.0.2.1\n" },
    ["x.b.example. 60 IN A 192.0.2.1"],
  ],
  [
    "an origin of its own, relative",
    "$INCLUDE i b\nc A 192.0.2.2\n",
    { i: "x A 192.0.2.1\n" },
    ["x.b.example. 60 IN A 192.0.2.1", "c.example. 60 IN A 192.0.2.2"],
  ],
  [
    "origin and owner come back after it",
    "a A 192.0.2.1\n$INCLUDE i\n A 192.0.2.3\nc A 192.0.2.4\n",
    { i: "$ORIGIN q\nx A 192.0.2.2\n" },
    [
      "a.example. 60 IN A 192.0.2.1",
      "x.q.example. 60 IN A 192.0.2.2",
      "a.example. 60 IN A 192.0.2.3",
      "c.example. 60 IN A 192.0.2.4",
    ],
  ],
  [
    "its first line inherits the owner",
    "a A 192.0.2.1\n$INCLUDE i b\n",
    { i: " A 192.0.2.2\n" },
    ["a.example. 60 IN A 192.0.2.1", "a.example. 60 IN A 192.0.2.2"],
  ],
  ["its $TTL stays", "$INCLUDE i\na A 192.0.2.1\n", { i: "$TTL 5\n" }, ["a.example. 5 IN A 192.0.2.1"]],
  [
    "quotes around the file, a comment, no line end",
    '$INCLUDE "i" ; x\na A 192.0.2.1\n',
    { i: "x A 192.0.2.2" },
    ["x.example. 60 IN A 192.0.2.2", "a.example. 60 IN A 192.0.2.1"],
  ],
  [
    "the same file twice under two origins",
    "$INCLUDE i b\n$INCLUDE i c\n",
    { i: "x A 192.0.2.1\n" },
    ["x.b.example. 60 IN A 192.0.2.1", "x.c.example. 60 IN A 192.0.2.1"],
  ],
];

describe("$INCLUDE", () => {
  test.each(clean)("%s", (_, text, files, records) => {
    const reading = readText(head + text, { files });
    expect(reading.problems).toEqual([]);
    expect(reading.records.slice(2)).toEqual(records);
  });

  test.each<[what: string, text: string, files: Files, problem: string]>([
    ["no file", "$INCLUDE\n", {}, "4:1 $INCLUDE: $INCLUDE without a file"],
    ["a refused file", "$INCLUDE x\n", {}, '4:10 x: "x" cannot be included: there is no such file'],
    ["a circle", "$INCLUDE i\n", { i: "$INCLUDE j\n", j: "$INCLUDE i\n" }, '1:10 j i: "i" includes itself'],
    ["itself", "$INCLUDE test.zone\n", { "test.zone": "" }, '4:10 test.zone: "test.zone" includes itself'],
    ["an origin that is no name", "$INCLUDE i a..b\n", { i: "x A 192.0.2.1\n" }, "4:12 a..b: empty label"],
    ["a word too many", "$INCLUDE i b c\n", { i: "" }, '4:14 c: extra words after "$INCLUDE"'],
    ["a fault in it", "$INCLUDE i\n", { i: "\nx A y\n" }, expect.stringMatching(/^2:5 i y: not an IPv4 address/)],
    ["a parenthesis open at its end", "$INCLUDE i\n", { i: "x TXT (" }, "1:7 i (: the parenthesis is never closed"],
  ])("a problem: %s", (_, text, files, problem) => {
    const { problems, records } = readText(`${head}${text}z A 192.0.2.9\n`, { files });
    expect(problems).toEqual([problem]);
    expect(records.at(-1)).toBe("z.example. 60 IN A 192.0.2.9");
  });

  test("nobody opens files: a problem", () => {
    const { problems } = readZone(textSource(`${head}$INCLUDE x\n`), { origin: nameOf("example.") });
    expect(problems.map(({ reason }) => reason)).toEqual(["included files cannot be opened here"]);
  });

  test("is told where it stands, so that its path can be relative to that file", () => {
    const asked: string[] = [];
    const include: Include = (path, from) => {
      asked.push(`${path} from ${from.path}`);
      return path === "sub/i" ? textSource("$INCLUDE j\n", "sub/i") : { refused: "no" };
    };
    readZone(textSource("$INCLUDE sub/i\n"), { origin: nameOf("example."), include });
    expect(asked).toEqual(["sub/i from test.zone", "j from sub/i"]);
  });

  test("files that include each other ever deeper have an end", () => {
    let opened = 0;
    const include: Include = () => textSource("$INCLUDE x\n$INCLUDE x\n", `file${opened++}`);
    const { problems } = readZone(textSource("$INCLUDE x\n"), { origin: nameOf("example."), include });
    expect(opened).toBeLessThan(50_000);
    expect(problems[0]?.reason).toMatch(/deep$/);
  });
});

describe.skipIf(isBindMissing())("BIND agrees", () => {
  const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(clean)("%s", (what, text, files) => {
    const cwd = join(folder, what);
    for (const [path, content] of Object.entries({ ...files, zone: head + text })) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const { records } = namedCompilezone("example.", { path: "zone", cwd });
    expect(asLoaded(records)).toEqual(asLoaded(readText(head + text, { files }).records));
  });
});
