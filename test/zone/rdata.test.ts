import { describe, expect, test } from "vitest";
import { recordTypes } from "../../src/zone/rr/index.js";
import { rdataFromText } from "./rdata-from-text.js";
import { verdictFiles } from "./rdata-verdicts.js";
import { readText } from "./read-text.js";

describe("record data and the answer of BIND", () => {
  test.each([...verdictFiles])("%s", (_name, verdicts) => {
    const outcomes = verdicts.map(({ line, bind }) => `${line} => ${outcome(line, bind)}`);
    expect(outcomes).toEqual(verdicts.map(({ line, bind }) => `${line} => ${bind}`));
  });

  test("every type has its file", () => {
    const types = Object.keys(recordTypes).map((type) => type.toLowerCase());
    expect([...verdictFiles.keys()].sort()).toEqual([...types, "octets"].sort());
  });

  test("what was printed is read as the same", () => {
    const printed = [...verdictFiles.values()].flat().flatMap(({ bind }) => (bind === "refused" ? [] : [bind]));
    expect(printed.map((line) => outcome(line, "read"))).toEqual(printed);
  });
});

describe("what is at fault, and why", () => {
  test.each([
    ["MX 10", "10", "MX without its exchange"],
    ["MX", "MX", "MX without its preference"],
    ["SRV 0 0 443", "443", "SRV without its target"],
    ["TLSA 3 1", "1", "TLSA without its matching type"],
    ["DS 1 8 x AA", "x", "digest type of DS: neither a number nor a known digest type"],
    ["MX 10 mail extra", "extra", "extra word after the rdata of MX"],
    ["MX 65536 mail", "65536", "preference of MX: not a whole number from 0 to 65535"],
    ['MX "10" mail', "10", "preference of MX: a number stands without quotes"],
    ['MX 10 "mail"', "mail", "exchange of MX: a name stands without quotes"],
    ["NS a..b", "a..b", "empty label"],
    [
      "A 192.0.2",
      "192.0.2",
      "not an IPv4 address: four numbers from 0 to 255 with dots between, without leading zeros",
    ],
    ["TYPE65280 abc", "abc", "rdata of a type that is not known here has to be octets: \\# LENGTH HEX (RFC 3597 §5)"],
    ["TYPE65280 \\# 3 aabb", "3", "3 octets are announced and 2 follow (RFC 3597 §5)"],
    ["A \\# 3 000000", "000000", "these octets are no rdata of A"],
    ["HTTPS 1 . alpn=h2 mandatory=port", "alpn=h2", "params of HTTPS: the mandatory key port is missing (RFC 9460 §8)"],
    ["HTTPS 1 . alpn=h2 port=x", "port=x", "params of HTTPS: port takes a number from 0 to 65535"],
    ["DS 1 8 2 AABB", "AABB", "digest of DS: 4 hex digits; a digest of this kind has 64"],
  ])("%s", (line, word, reason) => {
    expect(rdataFromText(line)).toMatchObject({ word, reason });
  });

  test.each([
    ["TXT", Array(255).fill("a".repeat(255)).join(" "), undefined],
    ["TXT", Array(256).fill("a".repeat(255)).join(" "), "over 65535 octets of rdata with this string"],
    ["TLSA 1 1 1", "ab".repeat(65_536), "association of TLSA: over 65535 octets"],
    ["DNSKEY 257 3 8", "AAAA".repeat(21_846), "public key of DNSKEY: over 65535 octets"],
    ["CAA 0 issue", "a".repeat(65_536), "value of CAA: over 65535 octets"],
    ["TYPE65280 \\# 65536", "", "over 65535 octets"],
  ])("%s with more than a record can hold", (start, rest, reason) => {
    const reading = rdataFromText(`${start} ${rest}`);
    expect("reason" in reading ? reading.reason : undefined).toBe(reason);
  });

  test("a character-string over 255 octets", () => {
    const long = "a".repeat(256);
    const reason = "256 octets; a character-string holds at most 255 (RFC 1035 §3.3)";
    expect(rdataFromText(`GPOS 1 2 ${long}`)).toEqual({ word: long, reason: `altitude of GPOS: ${reason}` });
  });

  test("a text over 255 octets, which is read in pieces all the same", () => {
    const long = "a".repeat(256);
    expect(rdataFromText(`TXT short ${long}`)).toMatchObject({ word: long, reason: "256 octets in one string" });
    const { records, problems } = readText(`t 60 TXT short ${long}\n`);
    expect(problems).toEqual([]);
    expect(records).toEqual([`t.example. 60 IN TXT "short" "${"a".repeat(255)}" "a"`]);
  });
});

/** What is read; what BIND refuses is refused, or read with a word about it. */
function outcome(line: string, bind: string): string {
  const reading = rdataFromText(line);
  if (!("reason" in reading)) return reading.text;
  return bind === "refused" ? "refused" : (reading.kept ?? "refused");
}
