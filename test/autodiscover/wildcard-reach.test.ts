import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { namesOutOfReach } from "../../src/autodiscover/wildcard-reach.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import type { Estate } from "../../src/estate/estate.js";
import { withoutDot } from "../../src/zone/name.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { sourceFromText } from "../zone-from-text.js";

const host = "webmail A 203.0.113.10\nautodiscover A 203.0.113.10\nmx.dc1 A 203.0.113.10\n";
const uri = (text: string) => ({ uri: text, at: { source: sourceFromText(text), start: 0, end: 0 } });

function outOfReach(lines: string, more: Partial<EstateText>, smtp?: string): string[] {
  const zones = { "contoso.com.": `${host}${lines}` };
  const estate = estateFromText({ zones, certificate: "*.contoso.com", ...more });
  const withServices: Estate = {
    ...estate,
    certificates: [
      ...estate.certificates.map((certificate) => ({ ...certificate, services: smtp ? (["iis"] as const) : [] })),
      ...(smtp ? [{ ...plannedCertificate(namesInArguments("--san", [smtp])), services: ["smtp"] as const }] : []),
    ],
  };
  const survey = surveyOf(withServices);
  const assessments = withServices.domains.map((domain) => assess(survey, domain));
  return [...namesOutOfReach(withServices, assessments)].map(
    ({ needed, gap, endpoint }) => `${withoutDot(needed.name)} ${needed.service} ${gap.kind} ${endpoint.certainty}`,
  );
}

test.each<[string, string, Partial<EstateText>, string[]]>([
  ["an MX host two labels below", "@ MX 10 mx.dc1", {}, ["mx.dc1.contoso.com smtp deep certain"]],
  ["once, however often it is needed", "@ MX 10 mx.dc1\n@ MX 20 mx.dc1", {}, ["mx.dc1.contoso.com smtp deep certain"]],
  [
    "a second SRV target",
    "@ MX 10 webmail\n_autodiscover._tcp SRV 0 0 443 webmail\n_autodiscover._tcp SRV 9 0 443 mx.dc1",
    {},
    ["mx.dc1.contoso.com iis deep certain"],
  ],
  [
    "not the first SRV target, which has a finding of its own",
    "@ MX 10 webmail\n_autodiscover._tcp SRV 0 0 443 mx.dc1",
    {},
    [],
  ],
  [
    "not an SRV target that no client takes",
    "@ MX 10 webmail\n_autodiscover._tcp SRV 0 0 443 webmail\n_autodiscover._tcp SRV 9 0 8443 mx.dc1",
    {},
    [],
  ],
  ["not the apex, which has a finding of its own", "@ MX 10 @\n@ A 203.0.113.10", {}, []],
  [
    "not the host of an own URL, which has a finding of its own",
    "@ MX 10 mx.dc1",
    { exchange: { urls: [uri("https://mx.dc1.contoso.com/ews/exchange.asmx")] } },
    [],
  ],
  ["not a host elsewhere", "@ MX 10 mx.filter\nmx.filter A 203.0.113.25", {}, []],
  ["not without mailboxes here", "@ MX 10 mx.dc1", { domains: { "contoso.com": { mail: "exchange-online" } } }, []],
  ["not with a wildcard at that depth", "@ MX 10 mx.dc1", { certificate: "*.contoso.com *.dc1.contoso.com" }, []],
  ["not without any wildcard", "@ MX 10 mx.dc1", { certificate: "webmail.contoso.com autodiscover.contoso.com" }, []],
])("%s", (_, lines, more, said) => {
  expect(outOfReach(lines, more)).toEqual(said);
});

test("mail is judged by the certificate of the mail transport", () => {
  const carried = { certificate: "webmail.contoso.com autodiscover.contoso.com mx.dc1.contoso.com" };
  expect(outOfReach("@ MX 10 mx.dc1", carried, "*.contoso.com")).toEqual(["mx.dc1.contoso.com smtp deep certain"]);
  expect(outOfReach("@ MX 10 mx.dc1", {}, "mx.dc1.contoso.com")).toEqual([]);
});

test("where the zone of a host was not supplied, the record that points to it is at fault", () => {
  const zones = { "b.example.": "@ MX 10 mx.dc1.contoso.com.\n" };
  expect(outOfReach("", { zones, certificate: "*.contoso.com webmail.dc1.contoso.com" })).toEqual([
    "mx.dc1.contoso.com smtp deep possible",
  ]);
});

test.each([
  ["alone", "*.mail.contoso.com"],
  ["beside another one", "*.mail.contoso.com *.b.example"],
])("the parent of a wildcard is not covered by it, %s", (_, wildcards) => {
  const certificate = `webmail.contoso.com autodiscover.contoso.com ${wildcards}`;
  expect(outOfReach("@ MX 10 webmail\nmail A 203.0.113.10", { certificate })).toEqual([
    "mail.contoso.com iis apex certain",
  ]);
});

test("a name that people dial by heart and that is delegated has no record to be at fault", () => {
  const zones = { "contoso.com.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\nowa.sub NS ns.dns.example.\n" };
  const domains = { "sub.contoso.com": {} };
  expect(outOfReach("", { zones, domains, certificate: "webmail.contoso.com *.contoso.com" })).toEqual([]);
});
