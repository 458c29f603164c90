import { expect, test } from "vitest";
import { lint } from "../../../src/lint.js";
import { type EstateText, estateFromText } from "../../estate-from-text.js";

const names = ["b", "c", "d", "e", "f"].map((label) => `${label}.example.`);
const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";

function findingsOf(rule: string, lines: string, more: Partial<EstateText> = {}) {
  const spokes = names.map((name) => [name, `@ MX 10 webmail.a.example.\n${lines}\n`]);
  const zones = { "a.example.": hub, ...Object.fromEntries(spokes) };
  const certificate = "webmail.a.example autodiscover.a.example";
  const { findings } = lint(estateFromText({ zones, certificate, ...more }));
  return findings.filter((finding) => finding.rule === rule);
}

const service = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.";

test("what Outlook asks about one host is said once, however many domains lead there", () => {
  const [finding, ...others] = findingsOf("srv-redirect-prompt", service);
  expect(others).toEqual([]);
  expect(finding?.message).toContain("b.example, c.example, d.example and 2 more domains");
});

test("a redirect-only host of many domains is said once", () => {
  const redirect = "https://webmail.a.example/autodiscover/autodiscover.xml";
  const hosts = { "203.0.113.90": { https: "closed", http: { redirect } } } as const;
  const found = findingsOf("http-redirect-method", "autodiscover A 203.0.113.90", { hosts });
  expect(found).toHaveLength(1);
});

test("each domain that is said to have phones is told of its own SRV record", () => {
  const domains = Object.fromEntries(
    names.slice(0, 2).map((name) => [name.slice(0, -1), { clients: ["mobile"] as const }]),
  );
  const found = findingsOf("srv-only-domain", service, { domains });
  expect(found.map(({ severity, certainty, domain }) => `${severity} ${certainty} ${domain}`)).toEqual([
    "warning possible b.example.",
    "warning possible c.example.",
  ]);
});

test("nothing is asked about a host of Microsoft 365", () => {
  const lines = "_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.";
  expect(findingsOf("srv-redirect-prompt", lines)).toEqual([]);
});
