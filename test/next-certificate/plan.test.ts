import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { Client, Estate } from "../../src/estate/estate.js";
import { lint } from "../../src/lint.js";
import type { Style } from "../../src/next-certificate/alternative.js";
import { certifiedEstate, surveyOfToday } from "../../src/next-certificate/certified-estate.js";
import { type CertificatePlan, isNoPlan, planCertificate } from "../../src/next-certificate/plan.js";
import { walksBehindApex } from "../../src/next-certificate/standing.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const registrableDomain = (name: string) => (name.includes(".") ? name.split(".").slice(-2).join(".") : undefined);

function planOf(text: EstateText, style?: Style, also: readonly string[] = []): CertificatePlan {
  return planFor(estateFromText(text), style, also);
}

function planFor(estate: Estate, style?: Style, also: readonly string[] = []): CertificatePlan {
  const options = { ...(style && { style }), also: also.map(nameOf), registrableDomain };
  const plan = planCertificate(estate, options);
  if (isNoPlan(plan)) throw new Error(plan.why.join("\n"));
  return plan;
}

const namesOf = ({ chosen }: CertificatePlan) => chosen.names.map(({ text }) => text).sort();

const secondary = "@ MX 10 webmail.companya.com.\nautodiscover A 203.0.113.10\n";
const zones = {
  "companya.com.": `${secondary}webmail A 203.0.113.10\n`,
  "companyb.com.": secondary,
  "companyc.com.": secondary,
};
/** The list of the story that zonewright comes from. */
const certificate = "webmail.companyA.com www.webmail.companyA.com CORP-SBS CORP-SBS.local autdiscover.companyA.com";

const everywhere = (clients: readonly Client[]) =>
  Object.fromEntries(Object.keys(zones).map((name) => [name, { clients }]));

const sanOfAll = [
  "autodiscover.companya.com",
  "autodiscover.companyb.com",
  "autodiscover.companyc.com",
  "webmail.companya.com",
];

describe("the names", () => {
  test("with phones, which may not ask for SRV records: every autodiscover host, and one to access", () => {
    const plan = planOf({ zones, certificate });
    expect(plan.target).toBe("webmail.companya.com.");
    expect(namesOf(plan)).toEqual(sanOfAll);
    expect(plan.chosen.standing).toMatchObject({ of: 15, served: 15 });
  });

  test("where every client asks for SRV records: one", () => {
    const plan = planOf({ zones, certificate, domains: everywhere(["outlook", "mac"]) });
    expect(namesOf(plan)).toEqual(["webmail.companya.com"]);
    expect(plan.chosen.standing).toMatchObject({ of: 6, served: 6 });
  });

  test("domain by domain: the one with phones has its host, the others an SRV record", () => {
    const domains = { ...everywhere(["outlook"]), "companyc.com.": { clients: ["outlook", "mobile"] as const } };
    const plan = planOf({ zones, certificate, domains });
    expect(plan.chosen.style).toBe("fewest");
    expect(namesOf(plan)).toEqual(["autodiscover.companyc.com", "webmail.companya.com"]);
    expect(plan.chosen.standing).toMatchObject({ of: 4, served: 4 });
  });

  test("without a certificate of today, from what is published under usual names", () => {
    expect(namesOf(planOf({ zones }))).toEqual(sanOfAll);
  });

  test("what Exchange hands out comes before what is usual, and is needed", () => {
    const at = { source: { path: "x", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
    const urls = [{ uri: "https://ex.companya.com/EWS/Exchange.asmx", of: "EWS of EX01", at }];
    const withEx = { ...zones, "companya.com.": `${zones["companya.com."]}ex A 203.0.113.10\n` };
    const plan = planOf({ zones: withEx, exchange: { urls }, domains: everywhere(["outlook"]) });
    expect(plan.chosen.names.find(({ text }) => text === "ex.companya.com")?.reasons).toContain(
      "Exchange hands it out (EWS of EX01)",
    );
  });

  test("the apex that is Exchange itself, for clients that check it there", () => {
    const apex = { ...zones, "companyb.com.": `@ A 203.0.113.10\n${secondary}` };
    expect(namesOf(planOf({ zones: apex, certificate }))).toContain("companyb.com");
    expect(namesOf(planOf({ zones: apex, certificate, domains: everywhere(["outlook"]) }))).not.toContain(
      "companyb.com",
    );
  });

  test("a wildcard of today stays where it stands for two names, and goes where for one", () => {
    const wild = planOf({ zones, certificate: "*.companya.com" });
    expect(namesOf(wild)).toEqual(["*.companya.com", "autodiscover.companyb.com", "autodiscover.companyc.com"]);
    const single = planOf({ zones, certificate: "*.companya.com", domains: everywhere(["outlook"]) }, "fewest");
    expect(namesOf(single)).toEqual(["webmail.companya.com"]);
    expect(single.leaving).toEqual([
      { text: "*.companya.com", because: "it would stand for webmail.companya.com alone" },
    ]);
  });

  test("a name of today whose zone was not supplied stays", () => {
    expect(namesOf(planOf({ zones, certificate: `${certificate} mail.elsewhere.com` }))).toContain(
      "mail.elsewhere.com",
    );
  });

  test("mailboxes elsewhere are not planned for", () => {
    const plan = planOf({
      zones: {
        ...zones,
        "moved.com.": "@ MX 10 moved-com.mail.protection.outlook.com.\nautodiscover CNAME autodiscover.outlook.com.\n",
      },
      certificate: `${certificate} autodiscover.moved.com`,
    });
    expect(namesOf(plan)).toEqual(sanOfAll);
    expect([...plan.leftOut.keys()]).toEqual(["moved.com."]);
    expect(plan.leaving.map(({ text }) => text)).toContain("autodiscover.moved.com");
  });
});

describe("names of today that go", () => {
  test("each with its reason; what nobody certifies apart", () => {
    const plan = planOf({ zones, certificate });
    expect(plan.leaving).toEqual([
      { text: "www.webmail.companya.com", because: "www.webmail.companya.com does not exist" },
      { text: "autdiscover.companya.com", because: "autodiscover.companya.com was meant" },
    ]);
    expect(plan.refused.map(({ text }) => text)).toEqual(["corp-sbs", "corp-sbs.local"]);
  });

  test.each(["corp.local", "under_score.companya.com", "*.com"])("%s is refused when asked for", (name) => {
    const plan = planOf({ zones, certificate }, undefined, [name]);
    expect(plan.refused.map(({ text }) => text)).toContain(name);
    if (name !== "*.com") expect(namesOf(plan)).not.toContain(name);
  });
});

describe("the ways", () => {
  const figures = (plan: CertificatePlan) =>
    plan.alternatives.map(({ style, names, edits, standing }) => [style, names.length, edits.length, standing.served]);

  test("side by side, each played through", () => {
    expect(figures(planOf({ zones, certificate }))).toEqual([
      ["san", 4, 0, 15],
      ["srv", 2, 4, 13],
      ["redirect", 2, 3, 15],
    ]);
  });

  test("of one domain there are no others", () => {
    const one = { "companya.com.": zones["companya.com."] };
    expect(figures(planOf({ zones: one, certificate }))).toEqual([["san", 2, 0, 5]]);
    expect(planOf({ zones: one, certificate }, "redirect").chosen.style).toBe("san");
  });

  test("a domain without a zone keeps its host, since no record of it can be planned", () => {
    const domains = { ...everywhere(["outlook"]), "unseen.com.": { clients: ["outlook"] as const } };
    expect(namesOf(planOf({ zones, certificate, domains }))).toEqual([
      "autodiscover.unseen.com",
      "webmail.companya.com",
    ]);
  });

  test("phones are what the SRV records leave open, and Outlook asks", () => {
    const { chosen } = planOf({ zones, certificate }, "srv");
    expect(chosen.standing.prompts).toEqual(["companyb.com.", "companyc.com."]);
    expect(chosen.standing.shortfalls).toMatchObject([
      { client: "mobile", outcome: "unknown", step: "srv", domains: ["companyb.com.", "companyc.com."] },
    ]);
  });

  test("a host that redirects already is taken", () => {
    const { chosen } = planOf(
      {
        zones: { ...zones, "companya.com.": `${zones["companya.com."]}redirect A 203.0.113.99\n` },
        certificate,
        hosts: {
          "redirect.companya.com.": {
            https: "closed",
            http: { redirect: "https://webmail.companya.com/autodiscover/autodiscover.xml" },
          },
        },
      },
      "redirect",
    );
    expect(chosen.redirect?.toSetUp).toBeUndefined();
    expect(chosen.edits.map(({ edit }) => edit.kind !== "remove" && edit.record.data)).toEqual([
      { target: "redirect.companya.com." },
      { target: "redirect.companya.com." },
    ]);
    expect(chosen.standing.served).toBe(15);
  });

  test("what was seen of the certificate of today does not hold against the next one", () => {
    const hosts = {
      "203.0.113.10": { role: "exchange" as const, https: "open" as const, names: ["webmail.companya.com"] },
    };
    expect(planOf({ zones, certificate, hosts }).chosen.standing).toMatchObject({ served: 15, of: 15 });
  });

  test("a web host at the apex is said, whatever the certificate", () => {
    const web = { ...zones, "companyb.com.": `@ A 203.0.113.80\n${secondary}` };
    const { chosen } = planOf({ zones: web, certificate });
    expect(chosen.standing).toMatchObject({ served: 15, apexes: ["companyb.com."] });
  });
});

test("CAA records that keep others out than the issuer of today", () => {
  const plan = planOf({ zones: { ...zones, "companyb.com.": `${secondary}@ CAA 0 issue ";"\n` }, certificate });
  expect(plan.caa.map(({ kind, names }) => [kind, names.map(({ text }) => text)])).toEqual([
    ["nobody may", ["autodiscover.companyb.com"]],
  ]);
});

test.each([
  ["2026-11-22", 200, "2027-06-09", 2, ["2027-03-15", "2029-03-15"]],
  ["2026-03-14", 398, "2027-04-15", 1, ["2026-03-15", "2027-03-15", "2029-03-15"]],
  ["2027-03-15", 100, "2027-06-22", 4, ["2029-03-15"]],
  ["2029-03-15", 47, "2029-04-30", 8, []],
])("renewal from %s on", (from, days, until, timesAYear, later) => {
  const estate = { ...estateFromText({ zones, certificate }), now: new Date(from) };
  const { renewal } = planFor(estate);
  expect(renewal.now).toEqual({ from, days, timesAYear: timesAYear === 1 ? Math.ceil(365 / (days - 1)) : timesAYear });
  expect([renewal.until, renewal.later.map((period) => period.from)]).toEqual([until, later]);
});

test("where Exchange is unknown there is no plan, and it is said what would help", () => {
  const plan = planCertificate(estateFromText({ zones: { "a.com.": "@ MX 10 mx.other.net.\n" } }), {
    registrableDomain,
  });
  expect(isNoPlan(plan) && plan.why.join()).toContain("--cert FILE");
});

describe("over made estates", () => {
  const host = fc.constantFrom("", "A 203.0.113.10", "A 203.0.113.80", "CNAME webmail.companya.com.");
  const srv = fc.constantFrom("", "webmail.companya.com.", "autodiscover.companya.com.", "nothing.companya.com.");
  const clients = fc.subarray<Client>(["outlook", "outlook-legacy", "mac", "mobile", "ews"], { minLength: 1 });
  const domain = fc.record({ host, srv, clients });
  const body = ({ host: data, srv: target }: { host: string; srv: string }) =>
    `@ MX 10 webmail.companya.com.\n${data && `autodiscover ${data}\n`}${target && `_autodiscover._tcp SRV 0 0 443 ${target}\n`}`;

  test("a plan serves whoever can be served, none worse than today, and lint agrees", () => {
    fc.assert(
      fc.property(
        domain,
        domain,
        fc.constantFrom<Style | undefined>(undefined, "san", "srv", "fewest"),
        (a, b, style) => {
          const estate = estateFromText({
            zones: { "companya.com.": `${body(a)}webmail A 203.0.113.10\n`, "companyb.com.": body(b) },
            certificate: "webmail.companya.com",
            domains: { "companya.com.": { clients: a.clients }, "companyb.com.": { clients: b.clients } },
          });
          const { chosen, alternatives } = planFor(estate, style);
          if (style === undefined || style === "san" || style === "fewest") {
            expect(chosen.standing.served).toBe(chosen.standing.of);
          }
          for (const one of alternatives)
            expect(chosen.names.length > one.names.length && one.standing.served > chosen.standing.served).toBe(false);
          // The same again by hand: the certificate with these names, the zones with these records.
          const names = chosen.names.map(({ text }) => text);
          const after = plannedEstate(certifiedEstate(surveyOfToday(estate), names), chosen.edits);
          const survey = surveyOf(after);
          const outcomes = after.domains.flatMap((one) => walksBehindApex(assess(survey, one)));
          expect(outcomes.filter(({ outcome }) => outcome === "served")).toHaveLength(chosen.standing.served);
          const errors = lint(after).findings.filter(({ severity }) => severity === "error");
          expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
