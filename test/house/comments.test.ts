import { describe, expect, test } from "vitest";
import { expectationsIn, factsIn, purposeIn, withoutComments } from "../../scripts/fixture/comments.mjs";
import { configOf } from "../../scripts/fixture/config.mjs";

const zone = `; certificate: mail.contoso.example CORP-SBS services=iis ; expect san-internal-name
; host: 192.0.2.80 https=open names=*.hoster.example
; accepted-domain: contoso.example clients=outlook,mac
; proof: contoso.example=abc==
; exchange: version=2019 scp=https://a.example/x url=https://b.example/y url=https://c.example/z
; now: 2026-01-02
; What this zone shows,
; in two lines.
$ORIGIN contoso.example.
; no fact: this comment has words before its colon
@ IN MX 10 mail ; expect srv-missing srv-missing:info:possible
; expect-at names.txt:4 san-unused
mail IN TXT "a ; expect nothing" ; a comment
`;

test("facts are words with their places", () => {
  const facts = factsIn(zone);
  expect(facts.map(({ keyword }) => keyword)).toEqual([
    "certificate",
    "host",
    "accepted-domain",
    "proof",
    "exchange",
    "now",
  ]);
  const [certificate] = facts;
  expect(certificate?.words.map(({ text }) => text)).toEqual(["mail.contoso.example", "CORP-SBS", "services=iis"]);
  for (const { words } of facts) for (const { text, start, end } of words) expect(zone.slice(start, end)).toBe(text);
});

test("facts become a configuration", () => {
  expect(configOf(factsIn(zone))).toEqual({
    config: {
      certificates: [{ names: ["mail.contoso.example", "CORP-SBS"], services: ["iis"] }],
      domains: { "contoso.example": { clients: ["outlook", "mac"], federation: { proofs: ["abc=="] } } },
      hosts: { "192.0.2.80": { https: "open", names: ["*.hoster.example"] } },
      exchange: {
        version: "2019",
        autodiscoverServiceInternalUri: "https://a.example/x",
        urls: ["https://b.example/y", "https://c.example/z"],
      },
    },
    args: ["--now", "2026-01-02"],
  });
});

test("expectations have a line, or say one", () => {
  expect(expectationsIn(zone)).toEqual([
    { file: undefined, line: 1, rule: "san-internal-name", marks: [] },
    { file: undefined, line: 11, rule: "srv-missing", marks: [] },
    { file: undefined, line: 11, rule: "srv-missing", marks: ["info", "possible"] },
    { file: "names.txt", line: 4, rule: "san-unused", marks: [] },
  ]);
});

test("a reader sees the zone without them", () => {
  expect(purposeIn(zone)).toBe("What this zone shows, in two lines.");
  expect(withoutComments(zone).split("\n").slice(0, 5)).toEqual([
    "; What this zone shows,",
    "; in two lines.",
    "$ORIGIN contoso.example.",
    "; no fact: this comment has words before its colon",
    "@ IN MX 10 mail",
  ]);
});

describe("a misspelt fact is an error", () => {
  test.each(["; certficate: a", "; hosts: a https=open"])("%s", (line) => {
    expect(() => factsIn(line)).toThrow(/is no fact/);
  });
  test("but not a comment of another form", () => {
    expect(factsIn(";; Domain: contoso.example\n; Zone name: x\n; two words: x")).toEqual([]);
  });
});
