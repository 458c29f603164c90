import { expect, test } from "vitest";
import { candidatesOf, whyNoCandidate } from "../../src/autodiscover/candidate.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const hub = `@ MX 10 webmail
webmail A 203.0.113.10
mail A 203.0.113.10
zeta A 203.0.113.10
autodiscover A 203.0.113.10
owa CNAME webmail
remote A 203.0.113.10
remote A 10.0.0.5
web A 203.0.113.80
proxied A 203.0.113.10 ; cf_tags=cf-proxied:true
shut A 203.0.113.70
own A 203.0.113.71
old A 203.0.113.72
apart NS ns.dns.example.
`;
const hosts = {
  "203.0.113.70": { role: "exchange", https: "closed" },
  "203.0.113.72": { role: "exchange", names: ["*.a.example"], distrust: "expired" },
  "203.0.113.71": { role: "exchange", names: ["exch.corp.example"] },
} as const;

function judged(certificate: string, more: Partial<EstateText> = {}) {
  return candidatesOf(surveyOf(estateFromText({ zones: { "a.example.": hub }, certificate, hosts, ...more })));
}

/** The names on the certificate that qualify come first: what clients dial, then any other, then autodiscover. */
test("the order does not depend on the certificate's", () => {
  const names = ["gone", "autodiscover", "owa", "zeta", "mail", "webmail"].map((label) => `${label}.a.example`);
  const ranked = (order: readonly string[]) =>
    judged(order.join(" ")).map(({ name, failures }) => `${name}${failures.length > 0 ? " no" : ""}`);
  const expected = ["webmail", "mail", "zeta", "autodiscover"].map((label) => `${label}.a.example.`);
  expect(ranked(names).slice(0, 4)).toEqual(expected);
  expect(ranked(names.toReversed())).toEqual([...expected, "owa.a.example. no", "gone.a.example. no"]);
});

// A target is public, has addresses of its own that anybody reaches, and is Exchange (RFC 2782 "Target", RFC 9525 §6.1.1).
test.each([
  ["corp-sbs.local", "internal name"],
  ["mail.elsewhere.example", "zone was not supplied"],
  ["gone.a.example", "does not exist"],
  ["apart.a.example", "was not supplied"],
  ["owa.a.example", "is an alias"],
  ["remote.a.example", "10.0.0.5 is"],
  ["web.a.example", "no known address of Exchange"],
  ["proxied.a.example", "Cloudflare proxies it"],
  ["shut.a.example", "is declared closed"],
  ["old.a.example", "has expired"],
  ["own.a.example", "does not carry the name"],
])("%s does not qualify, for one reason: %s", (name, why) => {
  const found = judged(`webmail.a.example ${name}`).find((one) => one.name === `${name}.`);
  expect(found?.failures).toHaveLength(1);
  expect(found?.failures[0]).toContain(why);
});

test("a wildcard is no name to point at, the access names that it covers are", () => {
  const names = judged("*.a.example").map(({ name }) => name);
  expect(names).toContain("webmail.a.example.");
  expect(names).not.toContain("a.example.");
});

test.each([
  ["without a certificate", "", /^No certificate was given/],
  ["with one that names no host", "192.0.2.1", /^No name on .* is one that records could lead to/],
  ["with a name that does not qualify", "gone.a.example", /^gone\.a\.example \(.*\) does not qualify: /],
])("%s it says why there is none", (_, certificate, why) => {
  const survey = surveyOf(estateFromText({ zones: { "a.example.": hub }, certificate }));
  expect(whyNoCandidate(survey, candidatesOf(survey)).join("\n")).toMatch(why);
});
