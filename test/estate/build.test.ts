import { describe, expect, test } from "vitest";
import { buildEstate } from "../../src/estate/build.js";
import { lint } from "../../src/lint.js";
import { readZone } from "../../src/zone/reader.js";
import { nameOf, sourceFromText, zoneFromText } from "../zone-from-text.js";

const soa =
  "@ 3600 SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900\n@ 3600 NS ns.dns.example.\n@ 3600 NS ns2.dns.example.\n";

function domainsOf(zones: Readonly<Record<string, string>>): string[] {
  const read = Object.entries(zones).map(([origin, text]) => zoneFromText(soa + text, origin));
  return buildEstate({ zones: { public: read } }).domains.map(({ name, mail }) => (mail ? `${name} ${mail}` : name));
}

describe("which zones are accepted domains", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["one with an MX record", { "a.example.": "@ 60 MX 10 mx.b.example." }, ["a.example."]],
    ["one with an autodiscover host", { "a.example.": "autodiscover 60 A 192.0.2.1" }, ["a.example."]],
    [
      "one with an Autodiscover SRV record",
      { "a.example.": "_autodiscover._tcp 60 SRV 0 0 443 x.b.example." },
      ["a.example."],
    ],
    ["not one of web hosts", { "a.example.": "www 60 A 192.0.2.1" }, []],
    // RFC 7505 §3
    ["not one with a null MX", { "a.example.": "@ 60 MX 0 ." }, []],
    [
      "not a single host below a domain",
      { "a.example.": "@ 60 MX 10 mail", "mail.a.example.": "@ 60 A 192.0.2.1" },
      ["a.example."],
    ],
    ["not a service name", { "_autodiscover._tcp.a.example.": "@ 60 SRV 0 0 443 x.b.example." }, []],
  ])("%s", (_, zones, domains) => {
    expect(domainsOf(zones)).toEqual(domains);
  });
});

test("a declared domain may live in its parent's zone", () => {
  const zone = zoneFromText(`${soa}@ 60 MX 10 mail\n`, "a.example.");
  const at = { source: sourceFromText(""), start: 0, end: 0 };
  const { domains } = buildEstate({ zones: { public: [zone] }, declared: [{ name: nameOf("sales.a.example"), at }] });
  expect(domains.map(({ name, because }) => `${name} ${because}`)).toEqual([
    "a.example. zone",
    "sales.a.example. declared",
  ]);
  expect(domains[1]?.zone).toBe(zone);
});

test("--domain leaves the other domains out, and their zones in", () => {
  const zones = ["a.example.", "b.example."].map((origin) => zoneFromText(`${soa}@ 60 MX 10 mail\n`, origin));
  const at = { source: sourceFromText(""), start: 0, end: 0 };
  const estate = buildEstate({ zones: { public: zones }, only: [{ name: nameOf("b.example"), at }] });
  expect(estate.domains.map(({ name }) => name)).toEqual(["b.example."]);
  expect(estate.zones("public").zones).toHaveLength(2);
});

test("a zone that nobody knows the name of answers for nobody", () => {
  const nameless = readZone(sourceFromText("@ 60 MX 10 mail\nmail 60 A 192.0.2.1\n", "export"));
  const good = zoneFromText(
    `${soa}@ 60 MX 10 mail.b.example.\n_autodiscover._tcp 60 SRV 0 0 443 mail.b.example.\n`,
    "a.example.",
  );
  const { findings } = lint(buildEstate({ zones: { public: [nameless.zone, good] }, problems: nameless.problems }));
  expect(findings.map(({ rule }) => rule)).toEqual(["zone-syntax"]);
});

test.each([
  ["_autodiscover._tcp.a.example.", "@ 60 SRV 0 0 443 x.b.example."],
  ["autodiscover.a.example.", "@ 60 A 192.0.2.1"],
])("%s is said to be a single-host zone, though nothing above it is supplied", (origin, text) => {
  const { inferences } = buildEstate({ zones: { public: [zoneFromText(`${soa}${text}\n`, origin)] } });
  expect(inferences.map(({ about }) => about)).toEqual(["single-host zone"]);
});
