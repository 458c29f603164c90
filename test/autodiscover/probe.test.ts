import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nplain A 203.0.113.10\nforeign A 203.0.113.90\n";
const web = "203.0.113.80";
const path = "/autodiscover/autodiscover.xml";

/** What one step of b.example's search gives, and how sure that is. */
function stepOf(kind: string, lines: string, more: Partial<EstateText> = {}): string | undefined {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  const probe = domain && assess(survey, domain).probes.find((one) => one.kind === kind);
  return probe && `${probe.verdict} ${probe.certainty}`;
}

const cut = "autodiscover NS ns.dns.example.";
const declared = (role: "exchange" | "proxy" | "web" | "m365", key = "autodiscover.b.example.") => ({
  hosts: { [key]: { role } },
});

test.each<[string, string, Partial<EstateText>, string]>([
  ["in another zone", cut, {}, "unknown possible"],
  ["in another zone, declared Exchange", cut, declared("exchange"), "mismatch certain"],
  ["in another zone, declared a proxy", cut, declared("proxy"), "mismatch certain"],
  ["in another zone, declared a web host", cut, declared("web"), "possible possible"],
  ["declared Microsoft 365", `autodiscover A ${web}`, declared("m365", web), "m365 certain"],
  ["declared Exchange by its address", `autodiscover A ${web}`, declared("exchange", web), "mismatch certain"],
  [
    "declared a web host, against what its address says",
    "autodiscover A 203.0.113.10",
    declared("web"),
    "possible possible",
  ],
])("the autodiscover host %s", (_, lines, more, expected) => {
  expect(stepOf("autodiscover", lines, more)).toBe(expected);
});

test.each([
  ["no URL", "nonsense", "refused certain"],
  ["to a name on the certificate", `https://webmail.a.example${path}`, "redirects certain"],
  ["to a name that is not on it", `https://plain.a.example${path}`, "refused certain"],
  ["to nowhere", `https://nowhere.a.example${path}`, "refused certain"],
  ["to a host of which nothing is known", `https://foreign.a.example${path}`, "unknown possible"],
  ["to a zone that was not supplied", `https://host.elsewhere.example${path}`, "unknown possible"],
])("a redirect %s", (_, redirect, expected) => {
  const hosts = { [web]: { https: "closed", http: { redirect } } } as const;
  expect(stepOf("redirect", `autodiscover A ${web}`, { hosts })).toBe(expected);
});

test.each([
  ["on the certificate", "webmail.a.example", { certificate: "webmail.a.example" }, "covered certain"],
  ["not on the certificate", "plain.a.example", { certificate: "webmail.a.example" }, "mismatch certain"],
  ["without a certificate", "webmail.a.example", { certificate: "" }, "unknown certain"],
])("the service connection point %s", (_, host, more, expected) => {
  const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
  const exchange = { autodiscoverServiceInternalUri: { uri: `https://${host}${path}`, at }, urls: [] };
  expect(stepOf("scp", "", { ...more, exchange })).toBe(expected);
  expect(stepOf("scp", "", more)).toBeUndefined();
});
