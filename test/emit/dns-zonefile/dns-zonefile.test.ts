import zonefile from "dns-zonefile";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dnsZonefile } from "../../../src/emit/dns-zonefile/dns-zonefile.js";
import type { DnsZonefile } from "../../../src/emit/dns-zonefile/shape.js";
import { readExport } from "../../../src/exports/read-export.js";
import { recordText } from "../../../src/zone/canonical.js";
import { recordTypes } from "../../../src/zone/rr/index.js";
import { writtenRecords } from "../../../src/zone/written.js";
import type { Zone } from "../../../src/zone/zone.js";
import { isBindMissing, namedCompilezone } from "../../zone/named-compilezone.js";
import { rdataArbitrary } from "../../zone/rdata-arbitrary.js";
import { readText } from "../../zone/read-text.js";
import { domainName } from "../../zone/written.js";
import { nameOf, sourceFromText } from "../../zone-from-text.js";

type TheirZone = Parameters<typeof zonefile.generate>[0];

const types = ["SOA", "NS", "MX", "A", "AAAA", "CNAME", "PTR", "TXT", "SRV", "SPF", "CAA", "DS"] as const;

function madeOf(zone: Zone) {
  return dnsZonefile(zone.origin, writtenRecords(zone));
}

/** What the package's shape can hold of a zone: its types, and one SOA. */
function expressible(zone: Zone): string[] {
  const records = [...writtenRecords(zone)].filter(({ type }) => (types as readonly string[]).includes(type));
  const soa = records.find(({ type }) => type === "SOA");
  return records.filter((record) => record.type !== "SOA" || record === soa).map(recordText);
}

function readJson(zone: DnsZonefile): Zone {
  const { zone: read, problems } = readExport(sourceFromText(JSON.stringify(zone), "zone.json"), {
    origin: nameOf("example."),
  });
  expect(problems).toEqual([]);
  return read;
}

function textsOf(zone: Zone): string[] {
  return Array.from(writtenRecords(zone), recordText);
}

/** As `parse()` gives it back: it finds no TTL of 0, because none is written, and appends the origin to any PTR's name. */
function asParsed(zone: object): object {
  const lost = (key: string, value: unknown) => key === "fullname" || (key === "ttl" && value === 0);
  return JSON.parse(JSON.stringify(zone), (key, value) => (lost(key, value) ? undefined : value));
}

const soa = "@ 600 IN SOA ns1 host\\.master 1 2 3 4 5\n";

test("the shape, in the package's own types", () => {
  const { reading } = readText(`$TTL 3600
${soa}@ NS ns1
@ MX 10 mail
mail 300 A 192.0.2.10
mail AAAA 2001:db8::10
www CNAME @
5 PTR host.example.net.
@ TXT "v=spf1 mx" "\\"-all\\"; $& {srv}"
_sip._tls SRV 1 2 443 mail
@ SPF "v=spf1 -all"
@ CAA 0 issue ";"
sub DS 1 8 2 ${"AB".repeat(32)}
@ TLSA 3 1 1 ${"AB".repeat(32)}
x TLSA 3 1 1 ${"AB".repeat(32)}
x HTTPS 0 .
@ SOA ns2 host 1 2 3 4 5
`);
  const { zone, left } = madeOf(reading.zone);
  const theirs: TheirZone = zone;
  expect([...left]).toEqual([
    ["TLSA", 2],
    ["HTTPS", 1],
    ["SOA", 1],
  ]);
  expect(theirs).toEqual({
    $origin: "example.",
    $ttl: 3600,
    soa: {
      name: "@",
      ttl: 600,
      mname: "ns1.example.",
      rname: "host\\046master.example.",
      serial: 1,
      refresh: 2,
      retry: 3,
      expire: 4,
      minimum: 5,
    },
    ns: [{ name: "@", ttl: 3600, host: "ns1.example." }],
    mx: [{ name: "@", ttl: 3600, preference: 10, host: "mail.example." }],
    a: [{ name: "mail", ttl: 300, ip: "192.0.2.10" }],
    aaaa: [{ name: "mail", ttl: 3600, ip: "2001:db8::10" }],
    cname: [{ name: "www", ttl: 3600, alias: "example." }],
    ptr: [{ name: "5", ttl: 3600, fullname: "5.example.", host: "host.example.net." }],
    txt: [{ name: "@", ttl: 3600, txt: '"v=spf1 mx" "\\034-all\\034; \\036& \\123srv}"' }],
    srv: [{ name: "_sip._tls", ttl: 3600, priority: 1, weight: 2, port: 443, target: "mail.example." }],
    spf: [{ name: "@", ttl: 3600, data: '"v=spf1 -all"' }],
    caa: [{ name: "@", ttl: 3600, flags: 0, tag: "issue", value: '";"' }],
    ds: [{ name: "sub", ttl: 3600, key_tag: "1", algorithm: "8", digest_type: "2", digest: "AB".repeat(32) }],
  });
});

const owner = fc.oneof(
  fc.constantFrom("@", "www", "a.b", "*", "_sip._tls"),
  domainName.map(({ text }) => text),
);
const ttl = fc.constantFrom("0", "1", "300", "3600");
// What the package's own functions would take for something else.
const hostile = fc
  .array(
    fc.constantFrom("$&", "$'", "$`", "$$", "{srv}", "{ttl}", "{$ttl}", "'", '\\"', "\\\\", ";", "a", " ", "(", ")"),
  )
  .map((parts) => ({ text: `"${parts.join("")}"` }));

function zoneOf(all: readonly (typeof types)[number][]) {
  const record = fc.constantFrom(...all).chain((type) => {
    const rdata = rdataArbitrary(recordTypes[type]);
    return (
      fc
        // Those of the apex stand in the parent zone (RFC 4035 §2.4), and reading them says so.
        .tuple(type === "DS" ? fc.constant("www") : owner, ttl, type === "TXT" ? fc.oneof(rdata, hostile) : rdata)
        .map(([owner, ttl, { text }]) => `${owner} ${ttl} IN ${type} ${text}\n`)
    );
  });
  return fc.array(record, { maxLength: 25 }).map((lines) => `$TTL 600\n${soa}${lines.join("")}`);
}

test("our reader reads it as the same records", () => {
  fc.assert(
    fc.property(zoneOf(types), (text) => {
      const { zone } = readText(text).reading;
      expect(textsOf(readJson(madeOf(zone).zone)).sort()).toEqual(expressible(zone).sort());
    }),
    { numRuns: 300 },
  );
});

describe("the package's own functions", () => {
  test("generate() makes a zone file with the same records", () => {
    fc.assert(
      fc.property(zoneOf(types), (text) => {
        const { zone } = readText(text).reading;
        const { records, problems } = readText(zonefile.generate(madeOf(zone).zone));
        expect(problems).toEqual([]);
        expect([...records].sort()).toEqual(expressible(zone).sort());
      }),
      { numRuns: 300 },
    );
  });

  test("parse() reads that file as it was given, where its rules for words let it", () => {
    // In a SOA as generate() writes it, its TTL behind two blanks, parse() finds none.
    fc.assert(
      fc.property(zoneOf(types.filter((type) => type !== "SOA")), (text) => {
        const { zone } = madeOf(readText(text).reading.zone);
        const { soa: _, ...given } = zone;
        const { soa: __, ...parsed } = zonefile.parse(zonefile.generate(zone));
        expect(asParsed(parsed)).toEqual({ ...asParsed(given), $ttl: String(given.$ttl) });
      }),
      { numRuns: 300 },
    );
  });

  test.skipIf(isBindMissing())("BIND loads what generate() makes", () => {
    const text = `$TTL 1\n${soa}@ NS ns1.example.net.\n@ 0 TXT "$& it's {srv}; \\"x\\""\n*.a A 192.0.2.1\n@ CAA 0 issue ";"\n`;
    const { zone } = readText(text).reading;
    const { loaded, records, messages } = namedCompilezone("example.", { text: zonefile.generate(madeOf(zone).zone) });
    expect(loaded, messages.join("\n")).toBe(true);
    expect([...records].sort()).toEqual(textsOf(zone).sort());
  });
});
