import { describe, expect, it, test } from "vitest";
import { type ZoneDifference, zoneDifference } from "../../src/compare/zone-difference.js";
import { recordText } from "../../src/zone/canonical.js";
import { zoneOf } from "../fix/zone-text.js";

const head =
  "$ORIGIN company.example.\n$TTL 3600\n@ SOA ns.old.example. h 7 7200 3600 1209600 3600\n@ NS ns.old.example.\n";

function between(before: string, after: string): ZoneDifference {
  return zoneDifference(
    zoneOf(head + before),
    zoneOf(head.replaceAll("ns.old", "ns.new").replace(" 7 ", " 1 ") + after),
  );
}

const none = { lost: [], added: [], changed: [], mangled: [], flattened: [], lostAliases: [] };

describe("what says the same is no difference", () => {
  test.each([
    ["SOA and NS of the provider", "", ""],
    ["TTLs and order", "a 60 A 192.0.2.1\nb A 192.0.2.2", "b A 192.0.2.2\na 300 A 192.0.2.1"],
    ["case of names", "A MX 10 Mail", "a MX 10 MAIL.Company.EXAMPLE."],
    ["relative and absolute names", "a CNAME b", "a.company.example. CNAME b.company.example."],
    ["quotes", "a TXT plain", 'a TXT "plain"'],
    ["where a text is divided", 'a TXT "one" "two"', 'a TXT "onetwo"'],
    ["a record twice", "a A 192.0.2.1\na A 192.0.2.1", "a A 192.0.2.1"],
    ["forms of an address", "a AAAA 2001:db8:0::1", "a AAAA 2001:DB8::1"],
    ["what a wildcard answers", "* A 192.0.2.1\nwww A 192.0.2.1", "* A 192.0.2.1"],
    ["GoDaddy's own form of an owner", "_a._tcp SRV 0 0 443 m.example.", "_a._tcp.@ SRV 0 0 443 m.example."],
    ["signatures", "a A 192.0.2.1\na NSEC b A", "a A 192.0.2.1"],
  ])("%s", (_, before, after) => {
    expect(between(before, after)).toEqual(none);
  });
});

describe("a record that the new zone lacks", () => {
  it("is lost with its RRset", () => {
    const { lost } = between("mail A 192.0.2.1\n@ MX 10 mail\n@ MX 20 mail2", "mail A 192.0.2.1\n@ MX 10 mail");
    expect(lost.map(({ records }) => records.map(recordText))).toEqual([
      ["company.example. 3600 IN MX 20 mail2.company.example."],
    ]);
  });

  it("is not hidden by a wildcard that answers something else", () => {
    expect(between("* A 192.0.2.1\nwww A 192.0.2.2", "* A 192.0.2.1").lost).toHaveLength(1);
  });

  it("is changed when the RRset has another one", () => {
    const { changed, lost, added } = between("a A 192.0.2.1", "a A 192.0.2.2");
    expect([changed.length, lost.length, added.length]).toEqual([1, 0, 0]);
  });
});

describe("a damaged record is recognised", () => {
  const long = "v=DKIM1; p=".padEnd(300, "Ab");
  test.each([
    ["a CNAME b.example.", "a CNAME b.example", /final dot was lost/],
    ["@ MX 10 mail", "@ MX 10 mail.", /final dot was put/],
    ["_a._tcp SRV 0 0 443 m.example.", "_a._tcp SRV 0 0 443 m.example", /final dot was lost/],
    ["_a._tcp SRV 0 5 443 m.example.", "_a._tcp SRV 443 0 5 m.example.", /another order/],
    ["_a._tcp SRV 0 0 443 m.example.", "a.tcp SRV 0 0 443 m.example.", /lost their underscores/],
    ["_a._tcp SRV 0 0 443 m.example.", "_a._tcp.\\@ SRV 0 0 443 m.example.", /label @/],
    ["a A 192.0.2.1", "a.company.example A 192.0.2.1", /appended to its own name/],
    ["* A 192.0.2.1", "4 A 192.0.2.1", /asterisk/],
    ["s._domainkey CNAME s._domainkey.mail.example.", "s._domainkey CNAME s.domainkey.mail.example.", /underscores/],
    ['a TXT "MS=Abc"', 'a TXT "ms=abc"', /small letters/],
    ['a TXT "token"', 'a TXT "\\"token\\""', /quotes around/],
    ['a TXT "v=DMARC1; p=none"', 'a TXT "v=DMARC1"', /semicolon/],
    ['a TXT "v=spf1 mx -all"', 'a TXT "v=spf1"', /blank/],
    ['a TXT "v=DKIM1; p=x"', 'a TXT "v=DKIM1\\\\; p=x"', /backslashes/],
    ['a TXT "v=spf1 mx -all"', 'a TXT "v=spf1mx-all"', /blanks/],
    ['a TXT "v=DKIM1; p=AB" "CD" "EF"', 'a TXT "CD"\na TXT "v=DKIM1; p=AB"\na TXT "EF"', /record of its own/],
    [`a TXT "${long.slice(0, 255)}" "${long.slice(255)}"`, `a TXT "${long.slice(0, 255)}"`, /255/],
  ])("%s => %s", (before, after, what) => {
    const { mangled, ...rest } = between(before, after);
    expect(mangled.map((one) => one.what)).toEqual([expect.stringMatching(what)]);
    expect({ ...rest, mangled: [] }).toEqual(none);
  });
});

it("an alias that became addresses is neither lost nor added", () => {
  const { flattened, ...rest } = between("www CNAME host.example.", "www A 192.0.2.1\nwww A 192.0.2.2");
  expect(flattened.map(({ before, after }) => [before.owner, after.length])).toEqual([["www.company.example.", 2]]);
  expect({ ...rest, flattened: [] }).toEqual(none);
});
