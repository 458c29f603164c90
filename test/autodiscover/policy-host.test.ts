import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { missingPolicy } from "../../src/autodiscover/policy-host.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const mail = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const policy = '_mta-sts TXT "v=STSv1; id=1;"\n';
const exchange = "mta-sts A 203.0.113.10\n";
const web = "mta-sts A 203.0.113.80\n";

function foundIn(lines: string, more: Partial<EstateText> = {}, name = "a.example") {
  const survey = surveyOf(
    estateFromText({ zones: { "a.example.": mail + lines }, certificate: "webmail.a.example", ...more }),
  );
  const domain = survey.estate.domains.find((one) => one.name === nameOf(name));
  return domain && missingPolicy(assess(survey, domain));
}

function judged(...asked: Parameters<typeof foundIn>): string | undefined {
  const found = foundIn(...asked);
  return found && `${found.kind} ${found.certainty}`;
}

// RFC 8461 §3.1 and §3.3: exactly one record that begins with v=STSv1; and a host with a certificate for its name.
test.each<[string, string, Partial<EstateText>, string | undefined]>([
  ["nothing is announced", exchange, {}, undefined],
  ["the domain has no mailboxes", policy, { domains: { "a.example": { mail: "none" } } }, undefined],
  ["there is no host", policy, {}, "absent certain"],
  [
    "a service keeps the record, and there is no host",
    "_mta-sts CNAME _mta-sts.hoster.example.\n",
    {},
    "absent possible",
  ],
  ["the host is Exchange, without the name", policy + exchange, {}, "not on certificate certain"],
  [
    "the host is Exchange, with the name",
    policy + exchange,
    { certificate: "webmail.a.example mta-sts.a.example" },
    undefined,
  ],
  [
    "the host was declared Exchange, and nobody gave a certificate",
    policy + exchange,
    { certificate: "", hosts: { "203.0.113.10": { role: "exchange" } } },
    undefined,
  ],
  ["the host is a web host of which nothing is known", policy + web, {}, undefined],
  [
    "the host presents its name",
    policy + web,
    { hosts: { "203.0.113.80": { names: ["mta-sts.a.example"] } } },
    undefined,
  ],
  [
    "the host presents another name",
    policy + web,
    { hosts: { "203.0.113.80": { names: ["*.hoster.example"] } } },
    "not on certificate certain",
  ],
  [
    "the host is behind a proxy that does not know the name",
    `_mta-sts.sub TXT "v=STSv1; id=1;"\nmta-sts.sub A 203.0.113.80 ; cf_tags=cf-proxied:true\n`,
    { domains: { "sub.a.example": {} } },
    undefined,
  ],
  ["the host is closed", policy + web, { hosts: { "203.0.113.80": { https: "closed" } } }, "unreachable certain"],
  ["the host has a private address", `${policy}mta-sts A 10.0.0.5\n`, {}, "unreachable certain"],
  [
    "a wildcard answers for the host, of which another rule speaks",
    `${policy}*.example2 A 203.0.113.80\n* A 203.0.113.10\n`,
    {},
    undefined,
  ],
  ["there are two records", `${policy}_mta-sts TXT "v=STSv1; id=2;"\n${exchange}`, {}, "record certain"],
  ["there is the same record twice", `${policy}_mta-sts 60 TXT "v=STSv1; id=1;"\n`, {}, "absent certain"],
  ["a second record is of another kind", `${policy}_mta-sts TXT "v=spf1 -all"\n`, {}, "absent certain"],
  ["a second record is passed over anyway", `${policy}_mta-sts TXT "v=STS1; id=2;"\n`, {}, "absent certain"],
  ["a first record is passed over anyway", `_mta-sts TXT "v=STS1; id=2;"\n${policy}`, {}, "absent certain"],
  ["all that follows the version was cut off by a comment", "_mta-sts TXT v=STSv1\\; ; id=1\n", {}, undefined],
  ["the only record is passed over", '_mta-sts TXT "v=STS1; id=2;"\n', {}, "record certain"],
  ["the record has no id", '_mta-sts TXT "v=STSv1; mode=enforce"\n', {}, "record certain"],
  ["the id was cut off by a comment, of which another rule speaks", "_mta-sts TXT v=STSv1; id=1\n", {}, undefined],
  [
    "what follows the id was cut off by a comment",
    '_mta-sts TXT "v=STSv1; id=1" ; mode=enforce\n',
    {},
    "absent certain",
  ],
])("%s", (_, lines, more, said) => {
  expect(judged(lines, more)).toBe(said);
});

test("a proxy presents names of the zone, and who ordered another certificate nobody here can tell", () => {
  const lines = `${mail}_mta-sts.sub TXT "v=STSv1; id=1;"\nmta-sts.sub A 203.0.113.80 ; cf_tags=cf-proxied:true\n`;
  const survey = surveyOf(
    estateFromText({
      zones: { "a.example.": lines },
      certificate: "webmail.a.example",
      domains: { "sub.a.example": {} },
    }),
  );
  const found = survey.estate.domains.map((domain) => missingPolicy(assess(survey, domain)));
  expect(found.flatMap((one) => (one ? [`${one.kind} ${one.certainty}`] : []))).toEqual([
    "not on certificate possible",
  ]);
});

test("a domain without a zone announces nothing", () => {
  expect(judged("", { domains: { "c.example": {} } }, "c.example")).toBeUndefined();
});

test.each([
  ["has expired", { names: ["mta-sts.a.example"], distrust: "expired" }],
  ["does not carry mta-sts.a.example", { names: ["*.hoster.example"] }],
] as const)("says that the certificate of the host %s", (why, facts) => {
  expect(foundIn(policy + web, { hosts: { "203.0.113.80": facts } })?.because).toContain(why);
});
