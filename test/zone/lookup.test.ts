import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalRecord, recordText } from "../../src/zone/canonical.js";
import { lookup } from "../../src/zone/lookup.js";
import type { RecordType } from "../../src/zone/record.js";
import { nameOf, zonesFromText } from "../zone-from-text.js";

const soa = "@ 3600 SOA ns.example.com. host.example.com. 1 7200 3600 1209600 3600";

// RFC 4592 §2.2.1: the example zone.
const rfc4592 = zonesFromText({
  "example.": `
${soa}
@                        3600 NS  ns.example.com.
@                        3600 NS  ns.example.net.
*                        3600 TXT "this is a wildcard"
*                        3600 MX  10 host1.example.
sub.*                    3600 TXT "this is not a wildcard"
host1                    3600 A   192.0.2.1
_ssh._tcp.host1          3600 SRV 0 0 22 host1
_ssh._tcp.host2          3600 SRV 0 0 22 host2
subdel                   3600 NS  ns.example.com.
subdel                   3600 NS  ns.example.net.
`,
});

describe("the example of RFC 4592 §2.2.1", () => {
  const wildcard = "*.example.";
  test.each([
    // Synthesised from the wildcard:
    ["host3.example.", "MX", "answer", wildcard],
    ["host3.example.", "A", "nodata", wildcard],
    ["foo.bar.example.", "TXT", "answer", wildcard],
    // Not synthesised, and why:
    ["host1.example.", "MX", "nodata", undefined], // host1.example. exists
    ["sub.*.example.", "MX", "nodata", undefined], // sub.*.example. exists
    ["_telnet._tcp.host1.example.", "SRV", "nxdomain", undefined], // _tcp.host1.example. exists without data
    ["host.subdel.example.", "A", "delegated", undefined], // subdel.example. exists and is a zone cut
    ["ghost.*.example.", "MX", "nxdomain", undefined], // *.example. exists, so it is the closest encloser
    // §2.2.2 and §3.3.1, from the same zone:
    ["_tcp.host1.example.", "SRV", "nodata", undefined], // an empty non-terminal
    ["host2.example.", "MX", "nodata", undefined], // an empty non-terminal too
    ["*.example.", "MX", "answer", undefined], // asked for itself, it is a name like any other
    ["sub.*.example.", "TXT", "answer", undefined],
    ["_ssh._tcp.host2.example.", "SRV", "answer", undefined],
  ] as const)("%s %s is %s", (name, type, outcome, source) => {
    const found = lookup(rfc4592, nameOf(name), type);
    expect([found.outcome, found.wildcard?.owner]).toEqual([outcome, source]);
  });

  test("a synthesised record has the name that was asked", () => {
    const found = lookup(rfc4592, nameOf("host3.example."), "MX");
    expect(found.records.map(recordText)).toEqual(["host3.example. 3600 IN MX 10 host1.example."]);
  });
});

describe("aliases, cuts and the edge of what was supplied", () => {
  const zones = zonesFromText({
    "a.example.": `
${soa}
@        3600 NS    ns
ns       3600 A     192.0.2.1
here     3600 A     192.0.2.2
one      3600 CNAME two
two      3600 CNAME mail.b.example.
self     3600 CNAME self
ping     3600 CNAME pong
pong     3600 CNAME ping
away     3600 CNAME host.elsewhere.example.
gone     3600 CNAME nothing
tree     3600 DNAME b.example.
tree     3600 A     192.0.2.7
below.tree 3600 A   192.0.2.8
long     3600 DNAME ${"y".repeat(63)}.b.example.
cut      3600 NS    ns.cut
ns.cut   3600 A     192.0.2.9
cut      3600 DS    1 8 2 0000000000000000000000000000000000000000000000000000000000000000
*.wild   3600 CNAME here
x.wild   3600 TXT   "blocks"
*.wide   3600 NS    ns
`,
    "b.example.": `
${soa}
@     3600 NS ns
ns    3600 A  192.0.2.3
mail  3600 A  192.0.2.4
pin   3600 NS ns
pin   3600 DS 1 8 2 0000000000000000000000000000000000000000000000000000000000000000
`,
    "pin.b.example.": `
${soa}
@     3600 NS ns.b.example.
@     3600 A  192.0.2.5
`,
  });
  test.each([
    ["one.a.example.", "A", "answer", "mail.b.example. 3600 IN A 192.0.2.4"],
    ["one.a.example.", "CNAME", "answer", "one.a.example. 3600 IN CNAME two.a.example."],
    ["one.a.example.", "MX", "nodata", ""],
    ["self.a.example.", "A", "loop", ""],
    ["ping.a.example.", "A", "loop", ""],
    ["away.a.example.", "A", "outside", ""],
    ["gone.a.example.", "A", "nxdomain", ""],
    // RFC 6672 §2.2: a DNAME redirects what is below its owner, not the owner; §2.4: what stands below is hidden.
    ["mail.tree.a.example.", "A", "answer", "mail.b.example. 3600 IN A 192.0.2.4"],
    ["tree.a.example.", "A", "answer", "tree.a.example. 3600 IN A 192.0.2.7"],
    ["below.tree.a.example.", "A", "nxdomain", ""],
    // §3.1: the CNAME that the DNAME stands for answers who asks for one; §2.2: unless it would be too long.
    ["mail.tree.a.example.", "CNAME", "answer", "mail.tree.a.example. 3600 IN CNAME mail.b.example."],
    ["tree.a.example.", "CNAME", "nodata", ""],
    [`${`${"x".repeat(60)}.`.repeat(3)}long.a.example.`, "CNAME", "nxdomain", ""],
    // A zone cut: glue is no answer; the DS RRset is the parent's.
    ["ns.cut.a.example.", "A", "delegated", "cut.a.example. 3600 IN NS ns.cut.a.example."],
    ["cut.a.example.", "A", "delegated", "cut.a.example. 3600 IN NS ns.cut.a.example."],
    ["any.wild.a.example.", "A", "answer", "here.a.example. 3600 IN A 192.0.2.2"],
    ["x.wild.a.example.", "A", "nodata", ""],
    ["wild.a.example.", "A", "nodata", ""],
    // RFC 4592 §4.2 leaves a wildcard NS open: NSD synthesises it, and takes the name itself for a cut.
    ["x.wide.a.example.", "NS", "answer", "x.wide.a.example. 3600 IN NS ns.a.example."],
    ["x.wide.a.example.", "A", "nodata", ""],
    ["*.wide.a.example.", "A", "delegated", "*.wide.a.example. 3600 IN NS ns.a.example."],
    ["pin.b.example.", "A", "answer", "pin.b.example. 3600 IN A 192.0.2.5"],
    ["elsewhere.example.", "A", "outside", ""],
  ] as const)("%s %s is %s", (name, type, outcome, record) => {
    const found = lookup(zones, nameOf(name), type);
    expect([found.outcome, found.records.map(canonicalRecord)[0] ?? ""]).toEqual([outcome, record]);
  });

  test.each([
    ["of a cut", "cut.a.example.", "answer"],
    ["of a zone that was supplied beside its parent", "pin.b.example.", "answer"],
    ["of a name below a cut", "ns.cut.a.example.", "delegated"],
  ])("the DS RRset %s is the parent's to answer", (_, name, outcome) => {
    expect(lookup(zones, nameOf(name), "DS").outcome).toBe(outcome);
  });

  test.each([
    ["mail.tree.a.example.", ["DNAME tree.a.example."]],
    ["one.a.example.", ["CNAME one.a.example.", "CNAME two.a.example."]],
    ["ping.a.example.", ["CNAME ping.a.example.", "CNAME pong.a.example."]],
  ])("the chain keeps every alias once and in order: %s", (name, aliases) => {
    const { chain } = lookup(zones, nameOf(name), "A");
    expect(chain.map(({ type, owner }) => `${type} ${owner}`)).toEqual(aliases);
  });
});

test("no zone makes a lookup run forever", () => {
  const label = fc.constantFrom("a", "b", "*", "c");
  const owner = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
  const line = fc
    .tuple(owner, fc.constantFrom("CNAME", "DNAME", "NS", "A"), owner)
    .map(([from, type, to]) => `${from} 60 ${type} ${type === "A" ? "192.0.2.1" : to}`);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), owner, (lines, name) => {
      const zones = zonesFromText({ "example.": `${soa}\n${lines.join("\n")}\n` });
      for (const type of ["A", "CNAME", "SRV", "DS"] as RecordType[]) {
        const found = lookup(zones, nameOf(`${name}.example.`), type);
        expect(found.chain.length).toBeLessThan(20);
      }
    }),
    { numRuns: 300 },
  );
});
