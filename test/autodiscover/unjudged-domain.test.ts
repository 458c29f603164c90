import { expect, test } from "vitest";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { unjudgedDomains } from "../../src/autodiscover/unjudged-domain.js";
import { estateFromText } from "../estate-from-text.js";

const zone = `@ MX 10 mail
mail A 203.0.113.10
eu MX 10 mail
us MX 10 mail
lists MX 10 lists.hoster.example.
off MX 0 .
* MX 10 mail
`;

test("names that receive mail at Exchange inside a zone are named when nobody called them accepted", () => {
  const estate = estateFromText({
    zones: { "a.example.": zone },
    certificate: "mail.a.example",
    domains: { "us.a.example": {} },
  });
  expect(unjudgedDomains(surveyOf(estate)).map(({ subject }) => subject)).toEqual(["eu.a.example"]);
});

test("without a certificate nobody knows where Exchange is", () => {
  expect(unjudgedDomains(surveyOf(estateFromText({ zones: { "a.example.": zone } })))).toEqual([]);
});

test("twenty are enough to see it", () => {
  const many = Array.from({ length: 25 }, (_, i) => `n${i} MX 10 mail\n`).join("");
  const estate = estateFromText({ zones: { "a.example.": zone + many }, certificate: "mail.a.example" });
  expect(unjudgedDomains(surveyOf(estate))).toHaveLength(20);
});

test("what leads to Exchange and receives no mail is none", () => {
  const lines = "@ MX 10 mail\nmail A 203.0.113.10\nportal CNAME mail\n_imaps._tcp SRV 0 0 993 mail\n";
  const estate = estateFromText({ zones: { "a.example.": lines }, certificate: "mail.a.example" });
  expect(unjudgedDomains(surveyOf(estate))).toEqual([]);
});
