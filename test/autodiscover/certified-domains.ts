import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { CertificateService } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import type { Estate } from "../../src/estate/estate.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { sourceFromText } from "../zone-from-text.js";

export const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
export const mail = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";

/** Certificates by their names, each with the services that it was said to serve: `webmail.a.example for iis`. */
function certificates(...texts: readonly string[]) {
  return texts.map((text) => {
    const [names = "", services = ""] = text.split(" for ");
    const planned = plannedCertificate(namesInArguments("--san", names.split(" ").filter(Boolean)));
    return { ...planned, services: services.split(" ").filter(Boolean) as CertificateService[] };
  });
}

/** a.example with these lines beside its mail records, and these certificates. */
export function judged(lines: string, given: readonly string[], more: Partial<EstateText> = {}) {
  const text = { zones: { "a.example.": mail + lines }, ...more };
  const estate: Estate = { ...estateFromText(text), certificates: certificates(...given) };
  const survey = surveyOf(estate);
  return { estate, assessments: estate.domains.map((domain) => assess(survey, domain)) };
}

export const none = { domains: { "a.example": { mail: "none" } } } as const;
export const moved = { domains: { "a.example": { mail: "exchange-online" } } } as const;
