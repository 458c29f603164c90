import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { privateAddresses } from "../../src/autodiscover/private-address.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

function found(text: EstateText) {
  const estate = estateFromText(text);
  const survey = surveyOf(estate);
  const assessments = estate.domains.map((domain) => assess(survey, domain));
  return privateAddresses(assessments).map(({ records, domain, severity, isCured, hasOther, uses }) => ({
    owner: records[0]?.owner,
    addresses: records.map(({ data }) => data.address),
    domain,
    severity,
    isCured,
    hasOther,
    uses: uses.length,
  }));
}

const mail = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const certificate = "webmail.a.example autodiscover.a.example";

describe("private addresses in the public view", () => {
  test("one finding for an owner, with all its addresses and whatever leads to it", () => {
    const zone =
      "@ MX 10 webmail\n@ MX 20 mx2\nmx2 CNAME webmail\nautodiscover CNAME webmail\nwebmail A 10.0.0.1\nwebmail AAAA fd00::1\n";
    expect(found({ zones: { "a.example.": zone }, certificate })).toEqual([
      {
        owner: "webmail.a.example.",
        addresses: ["10.0.0.1", "fd00::1"],
        domain: "a.example.",
        severity: "error",
        isCured: false,
        hasOther: false,
        uses: 3,
      },
    ]);
  });

  test("the cure is enough where only the domain's own discovery leads there", () => {
    expect(found({ zones: { "a.example.": `${mail}autodiscover A 10.0.0.1` }, certificate })).toMatchObject([
      { owner: "autodiscover.a.example.", isCured: true, severity: "error" },
    ]);
  });

  test("an answer of a wildcard counts for the name that was asked", () => {
    expect(found({ zones: { "a.example.": `${mail}* A 10.0.0.1` }, certificate })).toMatchObject([
      { owner: "autodiscover.a.example.", addresses: ["10.0.0.1"] },
    ]);
  });

  test("of a host that two domains need the one with the fault is named", () => {
    const zones = {
      "a.example.":
        "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 inside.b.example.\n",
      "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 inside\ninside A 10.0.0.1\n",
    };
    expect(found({ zones, certificate })).toMatchObject([
      { owner: "inside.b.example.", domain: "b.example.", severity: "error", isCured: false, uses: 2 },
    ]);
  });

  test("an access name is told of the domain that it lies below, or of none", () => {
    const private_ = "webmail A 10.0.0.1\n";
    const zones = { "a.example.": mail, "c.example.": private_ };
    expect(found({ zones, certificate: "webmail.c.example" })).toMatchObject([
      { owner: "webmail.c.example.", domain: undefined, isCured: false },
    ]);
    const own = { "a.example.": mail, "b.example.": `@ MX 10 webmail.a.example.\n${private_}` };
    expect(found({ zones: own, certificate: "webmail.b.example" })[0]?.domain).toBe("b.example.");
  });

  test("a host of mail and an access name is one finding of two uses, for the domain whose mail goes there", () => {
    const zones = { "a.example.": "@ MX 10 webmail.c.example.\n", "c.example.": "webmail A 10.0.0.1\n" };
    expect(found({ zones, certificate: "webmail.c.example" })).toMatchObject([{ domain: "a.example.", uses: 2 }]);
  });

  test("beside a good service, records that are no longer needed are not asked", () => {
    const zone = `${mail}autodiscover A 10.0.0.1\n_autodiscover._tcp SRV 0 0 443 webmail`;
    expect(found({ zones: { "a.example.": zone }, certificate: "webmail.a.example" })).toMatchObject([
      { owner: "autodiscover.a.example.", isCured: true, severity: "error" },
    ]);
  });

  test.each([
    ["a delegated domain", "a.example", "sub NS inside\ninside A 10.0.0.1\n", { "sub.a.example": {} }],
    ["delegated service records", "a.example", "_tcp NS inside\ninside A 10.0.0.1\n", {}],
    ["a domain that takes no mail", "a.example", "mx A 10.0.0.1\n", { "a.example": { mail: "on-premises" } as const }],
  ])("nothing for name servers of %s", (_, __, lines, domains) => {
    const first = lines.startsWith("mx") ? "@ MX 0 .\nwebmail A 203.0.113.10\n" : mail;
    expect(
      found({ zones: { "a.example.": `${first}autodiscover A 203.0.113.10\n${lines}` }, certificate, domains }),
    ).toEqual([]);
  });

  test("a domain without mailboxes needs no host, whatever other domains need", () => {
    const zones = { "a.example.": `${mail}autodiscover A 10.0.0.1\n`, "b.example.": mail.replaceAll("webmail", "mx") };
    expect(found({ zones, certificate: "mx.b.example", domains: { "a.example": { mail: "none" } } })).toEqual([]);
  });

  test("a host with another fault is led elsewhere by the cure of that", () => {
    const zone = `${mail}autodiscover A 10.0.0.1\nautodiscover A 203.0.113.10\n`;
    expect(found({ zones: { "a.example.": zone }, certificate: "webmail.a.example" })).toMatchObject([
      { isCured: true, hasOther: true },
    ]);
    expect(found({ zones: { "a.example.": zone }, certificate })).toMatchObject([{ isCured: false, hasOther: true }]);
  });

  test("the mail host of a domain without mailboxes is nobody's", () => {
    const zones = { "a.example.": mail, "b.example.": "@ MX 10 mx\nmx A 10.0.0.1\n" };
    expect(found({ zones, certificate, domains: { "b.example": { mail: "none" } } })).toEqual([]);
  });

  test("a step that no client reaches is worth knowing, no more", () => {
    const zone = `${mail}autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 inside\ninside A 10.0.0.1`;
    expect(found({ zones: { "a.example.": zone }, certificate })).toMatchObject([{ severity: "info", isCured: true }]);
  });

  test.each([
    ["a domain without mailboxes", `autodiscover A 10.0.0.1\n@ MX 0 .`],
    ["a host that mail does not use", `${mail}autodiscover A 203.0.113.10\nprinter A 10.0.0.1`],
    ["an address for documentation", `${mail}autodiscover A 203.0.113.10\nautodiscover AAAA 2001:db8::1`],
  ])("nothing for %s", (_, zone) => {
    expect(found({ zones: { "a.example.": zone }, certificate })).toEqual([]);
  });
});
