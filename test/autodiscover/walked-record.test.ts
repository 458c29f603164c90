import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { isWalked } from "../../src/autodiscover/walked-record.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const web = "203.0.113.80";

/** Of which records at a name a finding about the walk of b.example speaks. */
function walked(owner: string, lines: string, more: Partial<EstateText> = {}): string[] {
  const zones = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}` };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.a.example", ...more }));
  const assessments = survey.estate.domains.map((domain) => assess(survey, domain));
  const name = nameOf(`${owner}.b.example`);
  const records = survey.estate.zones("public").enclosing(name)?.records(name) ?? [];
  return records.filter((record) => isWalked(assessments, record)).map(({ type }) => type);
}

const srv = (port: number, priority: number) => `_autodiscover._tcp SRV ${priority} 0 ${port} webmail.a.example.\n`;

test.each<[string, string, string, Partial<EstateText>, string[]]>([
  ["a record at fault", "autodiscover", "autodiscover A 203.0.113.10\n", {}, ["A"]],
  [
    "a good one",
    "autodiscover",
    "autodiscover A 203.0.113.10\n",
    { certificate: "webmail.a.example autodiscover.b.example" },
    [],
  ],
  ["an alias on the way to one", "host", "autodiscover CNAME host\nhost CNAME webmail.a.example.\n", {}, ["CNAME"]],
  ["the one at fault and the one that counts", "_autodiscover._tcp", srv(443, 0) + srv(444, 5), {}, ["SRV", "SRV"]],
  ["one of several good ones", "_autodiscover._tcp", srv(443, 0) + srv(443, 5), {}, []],
  [
    "why nothing leads to Exchange",
    "autodiscover",
    `autodiscover A ${web}\n`,
    { hosts: { [web]: { https: "closed" } } },
    ["A"],
  ],
  [
    "one that is closed, where something else leads there",
    "autodiscover",
    `autodiscover A ${web}\n${srv(443, 0)}`,
    { hosts: { [web]: { https: "closed" } } },
    [],
  ],
  [
    "one that answers, where nothing leads to Exchange",
    "autodiscover",
    `autodiscover A ${web}\n`,
    { hosts: { [web]: { names: ["*.b.example"], autodiscover: "none" } } },
    [],
  ],
  ["one of another name", "www", `www A ${web}\nautodiscover A 203.0.113.10\n`, {}, []],
])("of %s", (_, owner, lines, more, types) => {
  expect(walked(owner, lines, more)).toEqual(types);
});
