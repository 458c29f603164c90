import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { dialledNames } from "../../src/autodiscover/dialled-name.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { plannedCertificate } from "../../src/certificate/planned.js";
import { estateFromText } from "../estate-from-text.js";
import { sourceFromText } from "../zone-from-text.js";

const at = { source: sourceFromText("", "names"), start: 0, end: 0 };
const forMail = plannedCertificate([{ text: "smtp.a.example", at }]);

test("names that clients dial or may come to dial", () => {
  const estate = estateFromText({
    zones: {
      "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\nsmtp A 203.0.113.11\n",
      "b.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME host\nhost A 203.0.113.10\n",
      "c.example.": "@ MX 10 webmail.a.example.\n",
    },
    certificate: "webmail.a.example smtp.a.example",
    domains: { "c.example": { mail: "none" } },
    hosts: {
      "portal.a.example.": { http: { redirect: "https://owa.a.example/owa/" } },
      "203.0.113.80": { http: { redirect: "nonsense" } },
    },
  });
  const survey = surveyOf(estate);
  const assessments = estate.domains.map((domain) => assess(survey, domain));
  const names = (...certificates: Parameters<typeof dialledNames>[2][]) =>
    [...new Set(dialledNames(estate, assessments, certificates.flat()))].sort();
  const expected = [
    ...["203.0.113.80.", "a.example.", "autodiscover.a.example.", "autodiscover.b.example.", "b.example."],
    ...["host.b.example.", "owa.a.example.", "portal.a.example.", "smtp.a.example.", "webmail.a.example."],
  ];
  expect(names(estate.certificates)).toEqual(expected);
  expect(names([...estate.certificates, forMail])).toEqual(expected);
});

test("a certificate that no client meets has names that are dialled too", () => {
  const estate = estateFromText({ zones: { "a.example.": "@ MX 10 smtp\nsmtp A 203.0.113.11\n" }, certificate: "" });
  const survey = surveyOf(estate);
  const names = (certificates: Parameters<typeof dialledNames>[2]) => [
    ...dialledNames(estate, [assess(survey, estate.domains[0] as never)], certificates),
  ];
  expect(names([forMail])).toContain("smtp.a.example.");
  expect(names([])).not.toContain("smtp.a.example.");
});
