import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { redirectingHosts } from "../../src/autodiscover/redirecting-host.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const web = "203.0.113.80";
const good = "https://webmail.a.example/autodiscover/autodiscover.xml";
const host = `autodiscover A ${web}\n`;
const nobodys = "_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n";

/** What each redirect gives, how much it matters, whether it is spare, and for how many domains. */
function found(lines: string, redirect: string, { hosts, ...more }: Partial<EstateText> = {}): string[] {
  const domain = `@ MX 10 webmail.a.example.\n${lines}`;
  const zones = {
    "a.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n",
    "b.example.": domain,
    "c.example.": domain,
  };
  const facts = { [web]: { https: "closed", http: { redirect } }, ...hosts } as const;
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more, hosts: facts }));
  return redirectingHosts(survey.estate.domains.map((one) => assess(survey, one))).map(
    ({ redirect: probe, severity, isSpare, assessments }) =>
      [probe.verdict, severity, isSpare ? "spare" : "", assessments.length].filter(Boolean).join(" "),
  );
}

const refused = good.replace("https", "http");
const phonesToo = {
  domains: { "b.example": { clients: ["outlook", "mobile"] }, "c.example": { clients: ["outlook", "mobile"] } },
} as const;

// Microsoft KB 3211279, step 9: only a redirect to https counts.
test.each<[string, string, string, Partial<EstateText>, string[]]>([
  ["serves two domains", host, good, {}, ["redirects info 2"]],
  ["is refused, and nothing behind it serves", host + nobodys, refused, {}, ["refused error 2"]],
  [
    "is refused, and the SRV record serves",
    `${host}_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n`,
    refused,
    {},
    ["refused info spare 2"],
  ],
  ["is refused, and nothing serves at all, of which another rule speaks", host, refused, {}, []],
  [
    "is refused, and the apex serves before",
    `${host}@ A 203.0.113.10\n`,
    refused,
    { certificate: "webmail.a.example b.example c.example" },
    ["refused info 2"],
  ],
  [
    "is refused, where some clients end at the apex",
    `${host}${nobodys}@ A 203.0.113.81\n`,
    refused,
    { ...phonesToo, hosts: { "203.0.113.81": { names: ["*.hoster.example"] } } },
    ["refused error 2"],
  ],
  [
    "leads to a name whose zone was not supplied",
    host,
    good.replace("webmail.a", "mail.hoster"),
    { certificate: "webmail.a.example mail.hoster.example" },
    [],
  ],
  [
    "stands behind a wrong certificate, of which another rule speaks",
    host,
    good,
    { hosts: { [web]: { https: "open", names: ["*.hoster.example"], http: { redirect: good } } } },
    [],
  ],
])("a redirect that %s", (_, lines, redirect, more, said) => {
  expect(found(lines, redirect, more)).toEqual(said);
});

test("a domain without mailboxes has no redirect to speak of", () => {
  const domains = { "b.example": { mail: "none" }, "c.example": { mail: "none" } } as const;
  expect(found(host, good, { domains })).toEqual([]);
});
