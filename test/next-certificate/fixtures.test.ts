import { expect, test } from "vitest";
import { fixtures } from "../../scripts/fixture/fixtures.mjs";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { lint } from "../../src/lint.js";
import { certifiedEstate, surveyOfToday } from "../../src/next-certificate/certified-estate.js";
import { isNoPlan, planCertificate } from "../../src/next-certificate/plan.js";
import { asCertificateName, whyRefused } from "../../src/next-certificate/refusal.js";
import { planText } from "../../src/report/certificate-plan.js";
import { planJson } from "../../src/report/certificate-plan-json.js";
import { plainTheme } from "../../src/report/theme.js";
import { rules } from "../../src/rules/index.js";
import { estateOf } from "../fixture/estate.js";
import { readFixture } from "../fixture/reading.js";
import { nameOf } from "../zone-from-text.js";

const registrableDomain = (name: string) => (name.includes(".") ? name.split(".").slice(-2).join(".") : undefined);

/** What stands in the way of clients, and what the plan sets out to end. */
const ended = rules.filter(({ meta: { id } }) =>
  [
    "autodiscover-host-not-on-certificate",
    "autodiscover-cname-no-cure",
    "srv-target-not-on-certificate",
    "srv-missing",
    "san-autodiscover-typo",
    "san-internal-name",
  ].includes(id),
);

/** Those in which clients look for Exchange; to the others a plan has nothing to add. */
const concerned = /zones\/(?!rules)|rules\/(?:apex-(?!cname)|autodiscover|srv-|san-|wildcard|http-|public-|scp-)/;

test("over the fixtures of discovery: names that an authority takes, none twice, and nothing certain left of what it ends", () => {
  const left: string[] = [];
  let planned = 0;
  for (const fixture of fixtures().filter(({ path }) => concerned.test(path))) {
    const estate = estateOf(readFixture(fixture));
    const plan = planCertificate(estate, { registrableDomain });
    if (isNoPlan(plan)) {
      expect(plan.why.join("")).not.toBe("");
      continue;
    }
    const { chosen, alternatives } = plan;
    const names = chosen.names.map(({ text }) => text);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => whyRefused(asCertificateName(nameOf(name))))).toEqual([]);
    for (const { standing } of alternatives) {
      expect(standing.served + standing.unknown + standing.warns + standing.fails).toBe(standing.of);
    }
    expect(planText(plan, plainTheme)).toContain("The next certificate");
    expect(JSON.parse(JSON.stringify(planJson(plan, {}))).names).toHaveLength(names.length);
    const after = plannedEstate(certifiedEstate(surveyOfToday(estate), names), chosen.edits);
    planned++;
    const findings = lint(after, { rules: ended }).findings.filter(({ certainty, severity, domain }) => {
      const isPlanned = domain === undefined || !(plan.leftOut.has(domain) || chosen.refusals.has(domain));
      return certainty === "certain" && severity === "error" && isPlanned;
    });
    left.push(...findings.map(({ rule, message }) => `${fixture.path}: ${rule}: ${message}`));
  }
  expect(left).toEqual([]);
  expect(planned).toBeGreaterThan(100);
});
