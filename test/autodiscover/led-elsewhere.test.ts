import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { promptingHosts, srvOnlyWays } from "../../src/autodiscover/led-elsewhere.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const web = "203.0.113.80";
const good = "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n";

function assessed(lines: string, more: Partial<EstateText> = {}) {
  const zones = { "a.example.": "webmail A 203.0.113.10\n", "b.example.": `@ MX 10 webmail.a.example.\n${lines}` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  return survey.estate.domains.map((domain) => assess(survey, domain));
}

const only = (...clients: ("outlook" | "outlook-legacy" | "mobile")[]) => ({ domains: { "b.example": { clients } } });
const redirect = { http: { redirect: "https://webmail.a.example/autodiscover/autodiscover.xml" } };

// Microsoft KB 2480582 for the redirect; the authors of grommunio for the SRV record.
test.each<[string, string, Partial<EstateText>, string[]]>([
  ["an SRV record", good, {}, ["srv webmail.a.example. 1"]],
  ["an SRV record, for Outlook alone", good, only("outlook"), ["srv webmail.a.example. 1"]],
  ["an SRV record, for old Outlook alone", good, only("outlook-legacy"), ["srv webmail.a.example. 1"]],
  ["an SRV record, for phones alone, which ask nothing", good, only("mobile"), []],
  [
    "an SRV record to a host of the domain itself",
    "_autodiscover._tcp SRV 0 0 443 mail\nmail A 203.0.113.10\n",
    { certificate: "webmail.a.example mail.b.example" },
    [],
  ],
  ["an SRV record to Microsoft 365", "_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.\n", {}, []],
  [
    "a redirect",
    `autodiscover A ${web}\n`,
    { hosts: { [web]: { https: "closed", ...redirect } } },
    ["redirect webmail.a.example. 1"],
  ],
  [
    "a redirect of a host that has no record to speak of",
    "autodiscover NS ns.dns.example.\n",
    { hosts: { "autodiscover.b.example.": { https: "closed", ...redirect } } },
    [],
  ],
  ["the host itself", "autodiscover A 203.0.113.10\n", { certificate: "webmail.a.example autodiscover.b.example" }, []],
  ["nothing", "", {}, []],
  [
    "an SRV record that another domain is led by too",
    good,
    {
      zones: {
        "a.example.": "webmail A 203.0.113.10\n",
        "b.example.": `@ MX 10 webmail.a.example.\n${good}`,
        "c.example.": `@ MX 10 webmail.a.example.\n${good}`,
      },
    },
    ["srv webmail.a.example. 2"],
  ],
])("Outlook asks people about %s", (_, lines, more, said) => {
  expect(
    promptingHosts(assessed(lines, more)).map(({ kind, target, ways }) => `${kind} ${target} ${ways.length}`),
  ).toEqual(said);
});

test.each<[string, string, Partial<EstateText>, number]>([
  ["phones are in use", good, only("mobile"), 1],
  ["nobody said so, and the certificate does not carry the host", good, {}, 0],
  [
    "nobody said so, and the certificate carries the host",
    good,
    { certificate: "webmail.a.example autodiscover.b.example" },
    1,
  ],
  ["no phones are in use", good, only("outlook"), 0],
  [
    "the record leads to Microsoft 365",
    "_autodiscover._tcp SRV 0 0 443 autodiscover.outlook.com.\n",
    only("mobile"),
    0,
  ],
  [
    "the host serves",
    "autodiscover A 203.0.113.10\n",
    { ...only("mobile"), certificate: "webmail.a.example autodiscover.b.example" },
    0,
  ],
])("an SRV record is all that leads phones to Exchange where %s", (_, lines, more, count) => {
  expect(srvOnlyWays(assessed(lines, more))).toHaveLength(count);
});
