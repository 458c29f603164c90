import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

export const hub = {
  "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\nplain A 203.0.113.10\nalias CNAME webmail\n",
};
const certificate = "webmail.a.example";
export const web = "203.0.113.80";

/** What is wrong with b.example when its zone holds these lines beside its MX. */
export function judge(lines: string, more: Partial<EstateText> = {}) {
  const zones = { ...hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const estate = estateFromText({ zones, certificate, ...more });
  const domain = estate.domains.find(({ name }) => name === nameOf("b.example"));
  if (!domain) throw new Error("b.example was not taken for an accepted domain");
  const { defects, gap, walks } = assess(surveyOf(estate), domain);
  const said = defects.map(({ kind, severity, certainty }) => `${kind} ${severity} ${certainty}`);
  return { said: [...said, ...(gap ? [gap] : [])], walks: Object.fromEntries(walks.map((w) => [w.client, w.outcome])) };
}

export const good = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.";
