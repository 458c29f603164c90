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

  test("a step that no client reaches is worth knowing, no more", () => {
    const zone = `${mail}autodiscover A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 inside\ninside A 10.0.0.1`;
    expect(found({ zones: { "a.example.": zone }, certificate })).toMatchObject([{ severity: "info" }]);
  });

  test.each([
    ["a domain without mailboxes", `autodiscover A 10.0.0.1\n@ MX 0 .`],
    ["a host that mail does not use", `${mail}autodiscover A 203.0.113.10\nprinter A 10.0.0.1`],
    ["an address for documentation", `${mail}autodiscover A 203.0.113.10\nautodiscover AAAA 2001:db8::1`],
  ])("nothing for %s", (_, zone) => {
    expect(found({ zones: { "a.example.": zone }, certificate })).toEqual([]);
  });
});
