import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

export const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nplain A 203.0.113.10\nforeign A 203.0.113.90\n";

export function probeOf(kind: string, lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  return domain && assess(survey, domain).probes.find((one) => one.kind === kind);
}

/** What one step of b.example's search gives, and how sure that is. */
export function stepOf(...asked: Parameters<typeof probeOf>): string | undefined {
  const probe = probeOf(...asked);
  return probe && `${probe.verdict} ${probe.certainty}`;
}
