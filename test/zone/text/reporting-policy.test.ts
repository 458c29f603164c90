import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMeantAsReporting, reportingFault } from "../../../src/zone/text/reporting-policy.js";

describe("the ABNF of RFC 8460 §3", () => {
  test.each([
    "v=TLSRPTv1;rua=mailto:reports@example.com",
    "v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt",
    "v=TLSRPTv1 ;\trua = mailto:a@example.com , mailto:b@example.com ;",
    "v=TLSRPTv1; ext=1; rua=mailto:a@example.com",
    "v=TLSRPTv1; rua=mailto:a%2Cb@example.com",
  ])("%s is right", (text) => {
    expect(isMeantAsReporting(text)).toBe(true);
    expect(reportingFault(text)).toBeUndefined();
  });

  test.each<[string, string | undefined]>([
    ["v=TLSRPTv1", undefined],
    ["v=TLSRPTv1; rua=", undefined],
    ["v=TLSRPTv1; rua=ftp://example.com/", undefined],
    ["v=TLSRPTv1; rua=mailto:a@example.com!10m", undefined],
    ["v=TLSRPTv1; rua=mailto:a@example.com,", undefined],
    ["v=TLSRPTv1; rua=a@example.com", "v=TLSRPTv1; rua=mailto:a@example.com"],
    ["v=tlsrptv1; rua=mailto:a@example.com", "v=TLSRPTv1; rua=mailto:a@example.com"],
    ["v=TLSRPTv1 rua=mailto:a@example.com", "v=TLSRPTv1; rua=mailto:a@example.com"],
    [
      "v=TLS-RPT1; ext=1; rua=a@example.com,https://example.com/",
      "v=TLSRPTv1; ext=1; rua=mailto:a@example.com,https://example.com/",
    ],
    ["rua=mailto:a@example.com", "v=TLSRPTv1; rua=mailto:a@example.com"],
  ])("%s is passed over", (text, meant) => {
    expect(isMeantAsReporting(text)).toBe(true);
    const fault = reportingFault(text);
    expect(fault).toBeDefined();
    expect(fault?.meant).toBe(meant);
  });

  test.each(["v=spf1 -all", "v=STSv1; id=1", "reports: see the web site", ""])("%s is something else", (text) => {
    expect(isMeantAsReporting(text)).toBe(false);
  });

  test("what is proposed in place of a fault has none", () => {
    const words = fc.constantFrom(
      "v=TLSRPTv1",
      "v=tlsrpt",
      ";",
      " ",
      "rua=",
      "a@example.com",
      "mailto:",
      ",",
      "https://x/",
      "x=1",
      "=",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
        const meant = reportingFault(pieces.join(""))?.meant;
        if (meant !== undefined) expect(reportingFault(meant)).toBeUndefined();
      }),
    );
  });
});
