import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { yamlTrees } from "../../../src/cli/input/yaml-tree.js";
import { type Emission, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { yamlString } from "../../../src/emit/language/yaml.js";
import { naturalOrder } from "../../../src/emit/octodns/natural-order.js";
import { target } from "../../../src/emit/targets/octodns.js";
import { octodnsZone } from "../../../src/exports/octodns.js";
import type { Tree } from "../../../src/exports/tree.js";
import { recordText } from "../../../src/zone/canonical.js";
import { type Name, toName } from "../../../src/zone/name.js";
import { readZone } from "../../../src/zone/reader.js";
import { sourceOf, spec, zoneOf } from "../../fix/zone-text.js";
import { zoneText } from "../cases.js";

const companyB = toName("companyB.com") as Name;
const textOf = (emission: Emission) =>
  emit(target, [emission])
    .texts.map(({ text }) => text)
    .join("");
const added = (...lines: readonly string[]) => emissionOfRecords(companyB, lines.map(spec), []);

/** What zonewright's own reader makes of it, as it reads an export. */
function readBack(text: string): string[] {
  const [tree] = yamlTrees(sourceOf(text)) as readonly Tree[];
  const made = octodnsZone(tree as Tree);
  const lines = made?.lines.map((line) => line.text).join("\n");
  const { zone, problems } = readZone(sourceOf(`${lines}\n`), { origin: companyB });
  expect([made?.problems, problems]).toEqual([[], []]);
  return [...zone.all()].map(recordText).sort();
}

test("a whole zone comes back through zonewright's own reader", () => {
  const records = [
    'www.companyb.com. 60 IN CAA 0 issue "letsencrypt.org"',
    "_25._tcp.companyb.com. 60 IN TLSA 3 1 1 ABCD",
    `host.companyb.com. 60 IN SSHFP 4 2 ${"AB".repeat(32)}`,
    `sub.companyb.com. 60 IN DS 12345 13 2 ${"AB".repeat(32)}`,
    "sub.companyb.com. 60 IN NS ns.example.net.",
    'e164.companyb.com. 60 IN NAPTR 10 20 "U" "E2U+sip" "!^.*$!sip:info@companyb.com!" .',
    'k._domainkey.companyb.com. 60 IN TXT "v=DKIM1; k=rsa"',
    'q.companyb.com. 60 IN TXT "say \\"yes\\" to {{ x }}"',
    "p.companyb.com. 60 IN PTR a.example.net.",
    "null.companyb.com. 60 IN AAAA 2001:db8::1",
    "1.companyb.com. 60 IN A 192.0.2.1",
    "no.companyb.com. 60 IN A 192.0.2.1",
  ].map(spec);
  const zone = zoneOf(zoneText);
  const all = [...zone.all(), ...records];
  const own = (line: string) => / IN SOA |^companyb\.com\. \d+ IN NS /.test(line);
  expect(readBack(textOf(emissionOfZone(companyB, all, "company.example.zone")))).toEqual(
    all
      .map(recordText)
      .filter((line) => !own(line))
      .sort(),
  );
});

test.each([
  ["a name that is gone", ["a.companyb.com. 60 IN A 192.0.2.1"], '# Delete the key: "a"'],
  ["the apex", ["companyb.com. 60 IN A 192.0.2.1"], '# Delete the key: ""'],
])("a comment names the key of %s", (_, lines, comment) => {
  const before = lines.map(spec);
  const text = textOf({ origin: companyB, edits: before.map((old) => ({ kind: "remove", old })), before, notes: [] });
  expect(text).toContain(`\n${comment}\n`);
});

test("the types that stay at a name are written with those that change", () => {
  const before = ["a.companyb.com. 60 IN A 192.0.2.1", 'a.companyb.com. 300 IN TXT "stays"'].map(spec);
  const edits = [{ kind: "remove", old: before[0] as (typeof before)[0] }] as const;
  expect(parse(textOf({ origin: companyB, edits, before, notes: [] }))).toEqual({
    a: { ttl: 300, type: "TXT", value: "stays" },
  });
});

describe("where no zone was read", () => {
  const emission = added('companyb.com. 60 IN TXT "proof"');

  test("what comes is said to be for beside what is there", () => {
    expect(textOf(emission)).toContain("where companyb.com.yaml has a key below already, add what stands here");
  });

  test("what goes is named record by record, for nobody knows what else the key has", () => {
    expect(textOf(inverse(emission))).toContain('# Delete the record: companyb.com. 60 IN TXT "proof"\n');
  });
});

test.each([
  ["an SRV record without its service", "a.companyb.com. 60 IN SRV 0 0 443 a.example."],
  ["an alias at the apex", "companyb.com. 60 IN CNAME a.example."],
  ["a target of one label", "a.companyb.com. 60 IN CNAME localhost."],
  ["a text with a backslash", 'a.companyb.com. 60 IN TXT "a\\\\b"'],
  ["a text that begins with a quote", 'a.companyb.com. 60 IN TXT "\\"a"'],
  ["an empty text", 'a.companyb.com. 60 IN TXT ""'],
  ["a text beyond ASCII", 'a.companyb.com. 60 IN TXT "\\195\\169"'],
  ["a TLSA parameter that octoDNS does not know", "a.companyb.com. 60 IN TLSA 255 1 1 AB"],
  ["NAPTR without flags", 'a.companyb.com. 60 IN NAPTR 1 1 "" "" "" a.example.'],
])("refuses %s", (_, line) => {
  const { texts, isIncomplete } = emit(target, [added(line)]);
  expect([texts, isIncomplete]).toEqual([[], true]);
});

test("the apex changes though its SOA is none of octoDNS's types", () => {
  const zone = zoneOf(zoneText);
  const edits = [{ kind: "add", record: spec("companyb.com. 60 IN AAAA 2001:db8::1") }] as const;
  const text = textOf({ origin: companyB, edits, before: zone.records(companyB), notes: [] });
  const [apex] = Object.values(parse(text) as Record<string, { type: string }[]>);
  expect(apex?.map(({ type }) => type)).toEqual(["A", "AAAA", "MX", "TXT"]);
});

test("keys are in the order of natsort", () => {
  const keys = ["", "1", "2", "10", "*.w", "_dmarc", "a", "a1", "a2b", "a10", "mail"];
  expect([...keys].reverse().sort(naturalOrder)).toEqual(keys);
});

test.each([["no"], ["null"], ["1e3"], ["0644"], ["~"], ["- a"], ["a: b # c"], ["!ref"], ["\u0085\u2028\ufeff"], [""]])(
  "%j is the same text in YAML 1.1 and 1.2",
  (text) => {
    expect([parse(yamlString(text), { version: "1.1" }), parse(yamlString(text))]).toEqual([text, text]);
  },
);
