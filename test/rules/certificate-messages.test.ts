import { expect, test } from "vitest";
import { fixtures } from "../../scripts/fixture/fixtures.mjs";
import { lint } from "../../src/lint.js";
import { estateOf } from "../fixture/estate.js";
import { readFixture } from "../fixture/reading.js";

/** Text and help of the rule's findings about a fixture, in the order of the report. */
function said(rule: string, path: string): { text: string; help: string }[] {
  const fixture = fixtures().find((one) => one.path === `fixtures/zones/${path}`);
  if (!fixture) throw new Error(`no fixture ${path}`);
  const { findings } = lint(estateOf(readFixture(fixture)));
  return findings.filter((finding) => finding.rule === rule).map(({ message, help }) => ({ text: message, help }));
}

test("a misspelt name is said beside the right one, and what to use meanwhile", () => {
  const [typo] = said("san-autodiscover-typo", "bad-after-the-provider-change");
  expect(typo?.text).toMatch(/autdiscover\.companya\.com .* autodiscover\.companya\.com/);
  expect(typo?.help).toContain("webmail.companya.com");
});

test("a name of no use to clients of Microsoft 365 is not asked for again", () => {
  const [typo] = said("san-autodiscover-typo", "rules/san-autodiscover-typo/bad-mailboxes-at-microsoft-365.zone");
  expect(typo?.text).toContain("Microsoft 365");
  expect(typo?.help).not.toContain("issued anew");
});

test("an internal name comes with the public name that takes its place", () => {
  const internal = said("san-internal-name", "bad-after-the-provider-change");
  expect(internal.map(({ text }) => text.split(" ")[0])).toEqual(["corp-sbs", "corp-sbs.local"]);
  for (const { help } of internal) expect(help).toMatch(/webmail\.companya\.com.*-AutoDiscoverServiceInternalUri/);
});

test("who meets a certificate decides what its end means", () => {
  const [clients] = said("certificate-expired", "rules/certificate-expired/bad-last-year.zone");
  expect(clients?.text).toMatch(/2025-01-09 23:59:59 UTC, 599 days ago: Outlook/);
  const [trust] = said("certificate-expired", "rules/certificate-expired/bad-trust-with-partners.zone");
  expect(trust?.text).toContain("federation trust");
  expect(trust?.text).not.toContain("Outlook");
  expect(trust?.help).toContain("Get-FederatedDomainProof");
});

test("the last tenth of a life is said", () => {
  const [tenth] = said("certificate-expires-soon", "rules/certificate-expires-soon/bad-seven-days-left.zone");
  expect(tenth?.text).toContain("in 7 days, with less than a tenth of its life left");
  const [third] = said("certificate-expires-soon", "rules/certificate-expires-soon/bad-third-of-a-short-life.zone");
  expect(third?.text).toContain("in 15 days: ");
});

test("a name out of reach comes with one that the wildcard covers, where there is one", () => {
  const [deep] = said("wildcard-san-depth", "rules/wildcard-san-depth/bad-mx-two-labels-deep.zone");
  expect(deep?.help).toContain("mx1-dc1.companya.com");
  const [apex] = said("wildcard-san-depth", "rules/wildcard-san-depth/bad-apex-of-the-wildcard.zone");
  expect(apex?.text).toContain("names below mail.companya.com, not mail.companya.com itself");
  expect(apex?.help).toBe("Put mail.companya.com itself on the certificate.");
});
