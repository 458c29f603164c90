import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { unseenSteps } from "../../src/autodiscover/unseen-step.js";
import { lint } from "../../src/lint.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const web = "203.0.113.80";

/** The rules that did not judge b.example for want of a zone of somebody else. */
function skippedFor(lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}\n` };
  const { skipped } = lint(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  const own = skipped.filter(({ domain, missing }) => domain === nameOf("b.example") && missing === "zone of a target");
  return own.map(({ rule }) => rule);
}

describe("a domain without a zone", () => {
  const text = { zones: { "a.example.": hub }, certificate: "webmail.a.example", domains: { "b.example": {} } };
  const ofDomain = ({ domain }: { domain?: string }) => domain === nameOf("b.example");

  test("is one finding, and its checks are not listed beside it", () => {
    const { findings, skipped } = lint(estateFromText(text));
    expect(findings.filter(ofDomain).map(({ rule }) => rule)).toEqual(["autodiscover-view-unknown"]);
    expect(skipped.filter(ofDomain)).toEqual([]);
  });

  test("has its checks listed where that rule is off", () => {
    const levels = new Map([["autodiscover-view-unknown", "off" as const]]);
    const { findings, skipped } = lint(estateFromText(text), { levels });
    expect(findings.filter(ofDomain)).toEqual([]);
    expect(skipped.filter(ofDomain).map(({ rule }) => rule)).toContain("autodiscover-unreachable");
  });
});

describe("a step into a zone that was not supplied is never passed over in silence", () => {
  test.each<[string, string, Partial<EstateText>, string[]]>([
    ["everything is there", "_autodiscover._tcp SRV 0 0 443 webmail.a.example.", {}, []],
    ["an alias", "autodiscover CNAME mail.hoster.example.", {}, ["autodiscover-host-not-on-certificate"]],
    ["a delegated host", "autodiscover NS ns1.gslb.example.", {}, ["autodiscover-host-not-on-certificate"]],
    [
      "an alias whose owner the certificate carries: it may lead to a web host",
      "autodiscover CNAME mail.hoster.example.",
      { certificate: "webmail.a.example autodiscover.b.example" },
      ["autodiscover-host-foreign"],
    ],
    ["a delegated branch of services", "_tcp NS ns1.dc.example.", {}, ["srv-target-not-on-certificate"]],
    [
      "an alias of an SRV record",
      "_autodiscover._tcp CNAME _autodiscover._tcp.hoster.example.",
      {},
      ["srv-target-not-on-certificate"],
    ],
    [
      "a redirect to another host",
      `autodiscover A ${web}`,
      {
        hosts: {
          [web]: { https: "closed", http: { redirect: "https://mail.hoster.example/autodiscover/autodiscover.xml" } },
        },
      },
      ["autodiscover-host-not-on-certificate"],
    ],
    [
      "the hub, which the certificate names",
      "",
      { zones: { "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n" } },
      ["srv-target-unresolvable"],
    ],
    [
      "a redirect to a name of the certificate whose zone was not supplied",
      `autodiscover A ${web}`,
      {
        certificate: "webmail.a.example mail.hoster.example",
        hosts: {
          [web]: { https: "closed", http: { redirect: "https://mail.hoster.example/autodiscover/autodiscover.xml" } },
        },
      },
      ["autodiscover-host-not-on-certificate"],
    ],
    [
      "a redirect to Exchange",
      `autodiscover A ${web}`,
      {
        hosts: {
          [web]: { https: "closed", http: { redirect: "https://webmail.a.example/autodiscover/autodiscover.xml" } },
        },
      },
      [],
    ],
    [
      "an SRV record for a port that was declared closed",
      "_autodiscover._tcp SRV 0 0 443 mail.hoster.example.",
      { certificate: "webmail.a.example mail.hoster.example", hosts: { "mail.hoster.example.": { https: "closed" } } },
      [],
    ],
    [
      "an alias of a host that was declared closed",
      "autodiscover CNAME mail.hoster.example.",
      {
        certificate: "webmail.a.example mail.hoster.example autodiscover.b.example",
        hosts: { "mail.hoster.example.": { https: "closed" } },
      },
      [],
    ],
    ["a good host", "autodiscover A 203.0.113.10", { certificate: "webmail.a.example autodiscover.b.example" }, []],
    [
      "mailboxes in Exchange Online, where it is not ours to judge",
      "autodiscover CNAME mail.hoster.example.",
      { domains: { "b.example": { mail: "exchange-online" } } },
      [],
    ],
    ["a wildcard, which has a finding", "* CNAME sites.hoster.example.\n_sip._tcp SRV 0 0 5061 www", {}, []],
  ])("%s", (_, lines, more, rules) => {
    expect(skippedFor(lines, more)).toEqual(rules);
  });
});

describe("what would have been judged", () => {
  const unseen = (domain: string, text: EstateText) => {
    const survey = surveyOf(estateFromText(text));
    const accepted = survey.estate.domains.find(({ name }) => name === nameOf(domain));
    return accepted && unseenSteps(assess(survey, accepted)).map(({ rule }) => rule);
  };
  const zones = { "b.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME mail.hoster.example.\n" };

  test("is told by no more than the steps that nobody can see", () => {
    const more = {
      "a.example.": hub,
      "b.example.": "@ MX 10 webmail.a.example.\n_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n",
    };
    expect(unseen("b.example", { zones: more, certificate: "webmail.a.example" })).toEqual([]);
  });

  test("is nothing without a certificate, of which all rules say so themselves", () => {
    expect(unseen("b.example", { zones })).toEqual([]);
  });

  test("is the apex too, where it may be Exchange", () => {
    const certificate = "webmail.a.example sub.a.example";
    const found = unseen("sub.a.example", { zones, certificate, domains: { "sub.a.example": {} } });
    expect(found?.[0]).toBe("apex-https-name-mismatch");
    const served = { "a.example.": `${hub}@ A 203.0.113.10\n` };
    expect(unseen("a.example", { zones: served, certificate: "webmail.a.example a.example" })).toEqual([]);
    const other = unseen("sub.c.example", { zones, certificate, domains: { "sub.c.example": {} } });
    expect(other).not.toContain("apex-https-name-mismatch");
  });
});
