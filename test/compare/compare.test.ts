import { describe, expect, it, test } from "vitest";
import { compare } from "../../src/compare/compare.js";
import { comparisonOf, type Moment, reportOf, saidOf } from "./compared.js";

const zone = "company.example";
const head = (server: string) =>
  `@ 86400 SOA ns1.${server}.example. h 1 7200 3600 1209600 900\n@ 86400 NS ns1.${server}.example.\n`;

/** Of one zone that moves from one provider to another; the first line of the texts is line 3. */
function moved(before: string, after: string, moment?: Moment): string[] {
  return saidOf(reportOf({ [zone]: head("old") + before }, { [zone]: head("new") + after }, moment));
}

const old = `old/${zone}.zone`;
const fresh = `new/${zone}.zone`;

describe("what is lost says what stops", () => {
  test.each([
    ["_autodiscover._tcp SRV 0 0 443 mail.hub.example.", "error", "Autodiscover"],
    ["autodiscover A 192.0.2.1", "error", "Autodiscover"],
    ["autodiscover.sub CNAME mail.hub.example.", "error", "Autodiscover"],
    ["@ MX 10 mail.hub.example.", "error", "mail in"],
    ['_mta-sts TXT "v=STSv1; id=1"', "warning", "mail in"],
    ["_25._tcp.mail TLSA 3 1 1 0000000000000000000000000000000000000000000000000000000000000000", "warning", "mail in"],
    ["_submission._tcp SRV 0 1 587 mail.hub.example.", "warning", "mail in"],
    ['@ TXT "v=spf1 -all"', "error", "mail out"],
    ['s1._domainkey TXT "v=DKIM1; p=AAAA"', "error", "mail out"],
    ["selector1._domainkey CNAME selector1-company-example._domainkey.company.onmicrosoft.com.", "error", "mail out"],
    ['_dmarc TXT "v=DMARC1; p=none"', "warning", "mail out"],
    [`@ TXT "${"aB3/".repeat(21)}xA=="`, "error", "federation"],
    ['@ TXT "MS=ms12345678"', "warning", "Microsoft 365"],
    ["lyncdiscover CNAME webdir.online.lync.com.", "warning", "Microsoft 365"],
    ["www A 192.0.2.1", "warning", "web"],
    ['@ TXT "google-site-verification=AbC"', "warning", "verification tokens"],
    ['_acme-challenge TXT "a-token"', "info", "verification tokens"],
    ["@ CAA 0 issue ca.example", "warning", "other records"],
    ["@ HTTPS 1 . alpn=h2", "warning", "web"],
    ["sub NS ns1.sub.example.", "warning", "delegations"],
    ["ldap LOC 52 22 23 N 4 53 32 E 0m", "warning", "other records"],
  ])("%s", (line, severity, service) => {
    expect(moved(line, "")).toEqual([`${severity} records-lost ${old}:3 (${service})`]);
  });

  it("a host that SRV or MX records of another zone lead to", () => {
    const texts = (hub: string) => ({
      "b.example": `${head("x")}_autodiscover._tcp SRV 0 0 443 webmail.hub.example.\n@ MX 10 mx.hub.example.`,
      "hub.example": head("x") + hub,
    });
    const lost = saidOf(reportOf(texts("webmail A 192.0.2.1\nmx A 192.0.2.2"), texts("")));
    expect(lost).toEqual([
      "error records-lost old/hub.example.zone:3 (Autodiscover)",
      "error records-lost old/hub.example.zone:4 (mail in)",
    ]);
  });

  it("less where others of the set remain, and shows one of them", () => {
    const report = reportOf(
      { [zone]: `${head("a")}@ MX 10 m1.x.example.\n@ MX 20 m2.x.example.` },
      { [zone]: `${head("a")}@ MX 20 m2.x.example.` },
    );
    expect(saidOf(report)).toEqual([`warning records-lost ${old}:3 (mail in)`]);
    expect(report.findings[0]?.related).toHaveLength(1);
  });

  it("less where addresses of the other kind remain, unless most clients have none of those", () => {
    const both = "autodiscover A 192.0.2.1\nautodiscover AAAA 2001:db8::1";
    expect(moved(both, "autodiscover A 192.0.2.1")).toEqual([`warning records-lost ${old}:4 (Autodiscover)`]);
    expect(moved(both, "autodiscover AAAA 2001:db8::1")).toEqual([`error records-lost ${old}:3 (Autodiscover)`]);
  });

  it("perhaps, below a delegation that is new", () => {
    expect(moved("a.sub A 192.0.2.1", "sub NS ns1.elsewhere.example.")).toEqual([
      `info records-added ${fresh}:3 (delegations)`,
      `warning possible records-lost ${old}:3 (web)`,
    ]);
  });
});

describe("no loss", () => {
  test.each([
    ["addresses of the old provider's own name servers", "", ""],
    ["the provider's own alias for Domain Connect", "_domainconnect CNAME connect.old.example.", ""],
    [
      "a record of type SPF, the text of which is there",
      '@ SPF "v=spf1 -all"\n@ TXT "v=spf1 -all"',
      '@ TXT "v=spf1 -all"',
    ],
    ["an alias that gives the same answer", "www A 192.0.2.1\nweb A 192.0.2.1", "www CNAME web\nweb A 192.0.2.1"],
    ["blanks in a list of tags", 's._domainkey TXT "v=DKIM1; k=rsa; p=AA"', 's._domainkey TXT "v=DKIM1;k=rsa;p=AA;"'],
    ["the case of a CAA tag", '@ CAA 0 Issue "ca.example"', '@ CAA 0 issue "ca.example"'],
    ["addresses that the old provider knew alone", "@ ALIAS web.example.", "@ A 192.0.2.1"],
  ])("%s", (_, before, after) => {
    expect(moved(before, after)).toEqual([]);
  });

  it("vanity name servers that the move replaces", () => {
    const own = "@ SOA ns1 h 1 7200 3600 1209600 900\n@ NS ns1\nns1 A 192.0.2.53\n";
    expect(saidOf(reportOf({ [zone]: own }, { [zone]: head("new") }))).toEqual([]);
  });

  it("a zone that was put into the one above, or taken out of it", () => {
    const whole = { [zone]: `${head("a")}a.sub A 192.0.2.1\nsub MX 10 m.x.example.` };
    const divided = {
      [zone]: `${head("a")}sub NS ns1.a.example.`,
      [`sub.${zone}`]: `${head("a")}a A 192.0.2.1\n@ MX 10 m.x.example.`,
    };
    expect(saidOf(reportOf(divided, whole))).toEqual([]);
    expect(saidOf(reportOf(whole, divided))).toEqual([]);
  });
});

describe("something else", () => {
  test.each([
    ["www A 192.0.2.1", "www A 192.0.2.2", [`warning records-changed ${fresh}:3 (web)`]],
    ["www A 192.0.2.1", "www CNAME web.elsewhere.example.", [`warning records-changed ${fresh}:3 (web)`]],
    ['@ TXT "v=spf1 mx -all"', '@ TXT "v=spf1 a -all"', [`warning records-changed ${fresh}:3 (mail out)`]],
    [
      '@ TXT "one-verification=1"',
      '@ TXT "other-verification=2"',
      [`info records-added ${fresh}:3 (verification tokens)`, `warning records-lost ${old}:3 (verification tokens)`],
    ],
    ["www CNAME web.elsewhere.example.", "www A 192.0.2.1", [`warning alias-flattened ${fresh}:3 (web)`]],
    [
      "www CNAME web.elsewhere.example.",
      "www ALIAS web.elsewhere.example.",
      [`warning alias-flattened ${old}:3 (web)`],
    ],
    ["web A 192.0.2.1\nwww CNAME web", "web A 192.0.2.1\nwww A 192.0.2.1", [`info alias-flattened ${fresh}:4 (web)`]],
    [
      "web A 192.0.2.1\nwww CNAME web",
      "web A 192.0.2.1\nwww A 192.0.2.9",
      [`warning alias-flattened ${fresh}:4 (web)`],
    ],
    ["@ ALIAS web.example.", "", [`warning alias-without-counterpart ${old}:3 (web)`]],
    ["@ MX 10 mail.x.example.", "@ MX 10 mail.x.example", [`error records-mangled ${fresh}:3 (mail in)`]],
    ['_dmarc TXT "v=DMARC1; p=none"', '_dmarc TXT "v=DMARC1"', [`warning records-mangled ${fresh}:3 (mail out)`]],
  ])("%s => %s", (before, after, said) => {
    expect(moved(before, after)).toEqual(said);
  });

  it("a line that cannot be read is one on either side", () => {
    expect(moved("www A nonsense", "www A nonsense")).toEqual([
      `warning zone-syntax ${old}:3`,
      `error zone-syntax ${fresh}:3`,
    ]);
  });
});

describe("whole zones", () => {
  it("lost, added, each by itself", () => {
    const report = reportOf(
      { "a.example": head("x"), "b.example": head("x") },
      { "b.example": head("y"), "c.example": head("y") },
    );
    expect(saidOf(report)).toEqual([
      "info zone-added new/c.example.zone:1 (whole zones)",
      "error zone-lost old/a.example.zone:1 (whole zones)",
    ]);
  });
});

it("what a new zone below hides is held against that zone", () => {
  const before = { [zone]: `${head("a")}www A 192.0.2.1\na.www A 192.0.2.2\nwww2 A 192.0.2.3` };
  const hiding = { ...before, [`www.${zone}`]: `${head("a")}@ A 192.0.2.9` };
  expect(saidOf(reportOf(before, hiding))).toEqual([
    `warning records-changed new/www.${zone}.zone:3 (web)`,
    `warning records-lost ${old}:4 (web)`,
  ]);
  expect(saidOf(reportOf(hiding, hiding))).toEqual([]);
});

describe("what still names the old provider", () => {
  const said = (before: string, after: string) => saidOf(reportOf({ [zone]: before }, { [zone]: after }));
  const soa = (server: string) => `@ SOA ${server} h 1 7200 3600 1209600 900\n`;

  test.each([
    ["one of its servers beside new ones", "@ NS ns1.old.example.\n@ NS ns1.new.example.", [3]],
    ["all of the servers: nobody moves", "@ NS ns1.old.example.", []],
    ["none", "@ NS ns1.new.example.", []],
    ["a server of its own without an address", "@ NS ns1.new.example.\n@ NS ns9", [4]],
    ["one with an address", "@ NS ns1.new.example.\n@ NS ns9\nns9 A 192.0.2.9", []],
  ])("%s", (_, servers, lines) => {
    const before = `${soa("ns1.old.example.")}\n@ NS ns1.old.example.`;
    const found = said(before, `${soa("ns1.new.example.")}\n${servers}`);
    const expected = lines.map((line) => `warning soa-ns-inconsistent ${fresh}:${line}`);
    expect(found.filter((line) => line.includes("soa-ns"))).toEqual(expected);
  });

  test.each([
    ["the old primary", "ns1.old.example.", 1],
    ["a hidden primary, which never was a server", "hidden.example.", 0],
    ["the new one", "ns1.new.example.", 0],
  ])("SOA: %s", (_, primary, count) => {
    const before = `${soa(primary === "hidden.example." ? primary : "ns1.old.example.")}@ NS ns1.old.example.`;
    expect(said(before, `${soa(primary)}@ NS ns1.new.example.`)).toHaveLength(count);
  });
});

describe("TTLs before a cutover", () => {
  const now = "2027-01-31T00:00:00Z";
  test.each([
    ["nobody said when", undefined, []],
    ["NS are kept for a day, and there are 23 hours left", "2027-01-31T23:00:00Z", [2]],
    ["enough time for all", "2027-02-01T00:00:00Z", []],
    ["an hour is kept, half of one is left", "2027-01-31T00:30:00Z", [2, 3]],
    ["that a name does not exist is kept for 900 seconds", "2027-01-31T00:10:00Z", [2, 3, 1]],
  ])("%s", (_, cutover, lines) => {
    const moment = cutover === undefined ? { now } : { now, cutover };
    const said = moved("www A 192.0.2.1", "www A 192.0.2.2\nnew A 192.0.2.3", moment);
    const expected = lines.map((line) => `warning ttl-too-high-for-cutover ${old}:${line}`);
    expect(said.filter((line) => line.includes("ttl-too-high")).sort()).toEqual(expected.sort());
  });
});

describe("DNSSEC", () => {
  // RFC 4034 §5.4: a key and the DS record that is made of it.
  const key =
    "DNSKEY 256 3 5 AQOeiiR0GOMYkDshWoSKz9Xz fwJr1AYtsmx3TGkJaNXVbfi/ 2pHm822aJ5iI9BMzNXxeYCmZ DRD99WYwYqUSdjMmmAphXdvx egXd/M5+X7OrzKBaMbCVdFLU Uh6DhweJBjEVv5f2wwjM9Xzc nOf+EPbtG9DMBmADjFDc2w/r ljwvFw==";
  const ds = "DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118";
  const parent = (record: string) => ({ example: `${head("reg")}company NS ns1.new.example.\n${record}` });
  const said = (before: string, after: string, above?: string) =>
    saidOf(
      reportOf(
        { [zone]: head("old") + before },
        { [zone]: head("new") + after, ...(above !== undefined && parent(above)) },
      ),
    ).filter((line) => line.includes("ds-left"));

  test.each([
    [
      "signed before, no key now, and nobody knows the zone above",
      `@ ${key}`,
      "",
      undefined,
      [`info ds-left-behind ${old}:3`],
    ],
    ["the key is still there", `@ ${key}`, `@ ${key}`, undefined, []],
    ["never signed", "", "", undefined, []],
    [
      "the zone above has a DS record, and there is no key",
      "",
      "",
      `company ${ds}`,
      ["error ds-left-behind new/example.zone:4"],
    ],
    ["the key fits the DS record", "", `@ ${key}`, `company ${ds}`, []],
    [
      "the key does not fit",
      "",
      `@ ${key.replace("256", "257")}`,
      `company ${ds}`,
      ["error ds-left-behind new/example.zone:4"],
    ],
    ["the zone above has none", "", "", "", []],
  ])("%s", (_, before, after, above, expected) => {
    expect(said(before, after, above)).toEqual(expected);
  });
});

test("of tens of thousands of losses there is one finding", () => {
  const many = Array.from({ length: 50_001 }, (_, i) => `h${i} A 192.0.2.1`).join("\n");
  const { findings } = reportOf({ [zone]: head("a") + many }, { [zone]: head("a") });
  expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
    ["records-lost", expect.stringMatching(/^50001 records of company\.example are lost, of 50003: h0\.company/)],
  ]);
  expect(findings[0]?.fix).toMatchObject({ safety: "manual", edits: [] });
});

test("a check can be switched off or given another severity", () => {
  const comparison = comparisonOf({ [zone]: `${head("a")}a A 192.0.2.1` }, { [zone]: `${head("a")}b A 192.0.2.2` });
  const levels = new Map([
    ["records-added", "off" as const],
    ["records-lost", "info" as const],
  ]);
  expect(saidOf(compare(comparison, { levels }))).toEqual([`info records-lost ${old}:3 (web)`]);
});
