import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { assumptionsOf } from "../../src/autodiscover/assumption.js";
import type { StepKind } from "../../src/autodiscover/probe.js";
import { surveyInferences, surveyOf } from "../../src/autodiscover/survey.js";
import type { AcceptedDomain, HostFacts } from "../../src/estate/estate.js";
import { lint } from "../../src/lint.js";
import { estateFromText } from "../estate-from-text.js";

const zone = "@ MX 10 mail\n@ A 203.0.113.80\nmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";
const estateWith = (hosts: Readonly<Record<string, HostFacts>>, certificate = "mail.companya.com") =>
  estateFromText({ zones: { "companya.com.": zone }, certificate, hosts });

function assessmentOf(hosts: Readonly<Record<string, HostFacts>>) {
  const estate = estateWith(hosts);
  return assess(surveyOf(estate), estate.domains[0] as AcceptedDomain);
}

const becauseAt = (kind: StepKind, hosts: Readonly<Record<string, HostFacts>>) =>
  assessmentOf(hosts).probes.find((probe) => probe.kind === kind)?.because;

const probed = "2026-11-22";

test("what a host answered is told with its day, what was declared as declared", () => {
  expect(becauseAt("apex", { "companya.com.": { https: "dropped", probed } })).toBe(
    "port 443 of 203.0.113.80 was dropped on 2026-11-22",
  );
  expect(becauseAt("apex", { "203.0.113.80": { https: "closed" } })).toBe(
    "port 443 of 203.0.113.80 is declared closed",
  );
  expect(becauseAt("apex", { "companya.com.": { role: "web", probed } })).toBe(
    "203.0.113.80 answered as a web server on 2026-11-22",
  );
  expect(becauseAt("apex", { "203.0.113.80": { role: "exchange", probed } })).toContain(
    "it answered as Exchange on 2026-11-22",
  );
  expect(becauseAt("redirect", { "autodiscover.companya.com.": { http: "closed", probed } })).toBe("port 80 is closed");
  const survey = surveyOf(estateWith({ "mail.companya.com.": { role: "exchange", probed } }));
  expect(surveyInferences(survey)).toContainEqual({
    ...{ about: "exchange address", subject: "203.0.113.10", because: "it answered as Exchange on 2026-11-22" },
  });
});

test("a walk says that hosts can be asked as long as nobody has", () => {
  const settled = (hosts: Readonly<Record<string, HostFacts>>) =>
    assumptionsOf(assessmentOf(hosts)).filter(({ settle }) => settle.includes("zonewright verify --probe asks it"));
  expect(settled({}).map(({ text }) => text)).toEqual([
    "Whether companya.com answers on port 443, and with which certificate, is not known: 203.0.113.80 is no known address of Exchange.",
    "203.0.113.10 is Exchange, and its port 443 is open: mail.companya.com resolves to it.",
    "Port 80 of autodiscover.companya.com sends nobody on.",
  ]);
  expect(
    settled({
      "companya.com.": { https: "closed", probed },
      "mail.companya.com.": { role: "exchange", names: ["mail.companya.com"], probed },
      "autodiscover.companya.com.": { role: "exchange", names: ["mail.companya.com"], http: "closed", probed },
    }),
  ).toEqual([]);
});

test.each([
  ["expired", "has expired"],
  ["not-yet-valid", "is not valid yet"],
  ["self-signed", "is signed by itself"],
] as const)("a certificate that is %s does not qualify its host for a cure", (distrust, words) => {
  const facts = { names: ["mail.companya.com"], distrust, probed };
  const { corrections } = lint(estateWith({ "mail.companya.com.": facts }));
  expect(corrections.flatMap(({ advice }) => advice).join("\n")).toContain(
    `mail.companya.com (--san) does not qualify: the certificate that it presents ${words}`,
  );
  // With the label of a certificate that was given, that one's own rules judge it.
  const { corrections: cured } = lint(estateWith({ "mail.companya.com.": { ...facts, certificate: "--san" } }));
  expect(cured.flatMap(({ steps }) => steps)).not.toEqual([]);
});
