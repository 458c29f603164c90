import { expect, test } from "vitest";
import { lint } from "../../../src/lint.js";
import { type EstateText, estateFromText } from "../../estate-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const web = "203.0.113.80";

/** Whether a rule speaks of an estate in which b.example holds these lines. */
function speaks(rule: string, lines: string, { zones, ...more }: Partial<EstateText> = {}): boolean {
  const texts = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n`, ...zones };
  const { findings } = lint(estateFromText({ zones: texts, certificate: "webmail.a.example", ...more }));
  return findings.some((finding) => finding.rule === rule);
}

test("an HTTPS record at the autodiscover host is of no interest where nobody has a mailbox, or in another zone", () => {
  const lines = "autodiscover A 203.0.113.10\nautodiscover HTTPS 1 . alpn=h2 port=8443";
  expect(speaks("autodiscover-https-rr", lines)).toBe(true);
  expect(speaks("autodiscover-https-rr", lines, { domains: { "b.example": { mail: "none" } } })).toBe(false);
  expect(speaks("autodiscover-https-rr", "autodiscover A 203.0.113.10\nwww HTTPS 1 . alpn=h2 port=8443")).toBe(false);
});

test("a silent apex is slow, unless mail goes there", () => {
  const hosts = { [web]: { https: "dropped" } } as const;
  expect(speaks("apex-slow-probe", `@ A ${web}`, { hosts })).toBe(true);
  expect(speaks("apex-slow-probe", `@ A ${web}\n@ MX 20 @`, { hosts })).toBe(false);
  expect(speaks("apex-slow-probe", `@ A ${web}`, { hosts: { [web]: { https: "closed" } } })).toBe(false);
});
