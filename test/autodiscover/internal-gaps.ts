import { assess } from "../../src/autodiscover/assessment.js";
import { fillingOf } from "../../src/autodiscover/internal-filling.js";
import { internalGaps } from "../../src/autodiscover/internal-gap.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { recordText } from "../../src/zone/canonical.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

/** What the internal zones hide, each gap with what would fill it. */
export function gaps(text: EstateText): string[] {
  const estate = estateFromText(text);
  const survey = surveyOf(estate);
  const found = internalGaps(estate.domains.map((domain) => assess(survey, domain)));
  return found.flatMap((gap) => [
    `${gap.owner} ${gap.type} ${gap.severity} ${gap.certainty}`,
    ...fillingOf(survey, gap).map(({ edit }) => (edit.kind === "add" ? `+ ${recordText(edit.record)}` : edit.kind)),
  ]);
}

export const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
export const host = "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";
export const service = "@ MX 10 webmail\nwebmail A 203.0.113.10\n_autodiscover._tcp SRV 0 0 443 webmail\n";
export const inside = "@ MX 10 webmail\nwebmail A 192.168.1.10\n";
export const covered = "webmail.a.example autodiscover.a.example";
export const uncovered = "webmail.a.example";
