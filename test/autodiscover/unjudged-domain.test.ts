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
