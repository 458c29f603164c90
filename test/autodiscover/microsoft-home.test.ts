import { expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { cloudRecordsOf, cloudsOf, expected, mayBeAtMicrosoft } from "../../src/autodiscover/microsoft-home.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { Microsoft365Facts } from "../../src/estate/microsoft-365.js";
import type { RecordSpec } from "../../src/zone/record.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

type Settings = NonNullable<EstateText["domains"]>[string];

function assessed(lines: string, settings: Settings = {}) {
  const zones = { "a.example.": "webmail A 203.0.113.10\n", ...(lines && { "b.example.": lines }) };
  const survey = surveyOf(
    estateFromText({ zones, certificate: "webmail.a.example", domains: { "b.example": settings } }),
  );
  const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
  if (!domain) throw new Error("b.example is no accepted domain");
  return assess(survey, domain);
}

const here = "@ MX 10 webmail.a.example.\n";
const host = nameOf("autodiscover.b.example");
const alias = (target: string): RecordSpec<"CNAME"> => ({
  owner: host,
  ttl: 3600,
  type: "CNAME",
  data: { target: nameOf(target) },
});
const asked = (target: string): Microsoft365Facts => ({ expected: [{ record: alias(target), isOptional: false }] });

test.each<[string, string, Settings, boolean]>([
  ["nothing says so", here, {}, false],
  ["its mail goes there", "@ MX 10 b-example.mail.protection.outlook.com.\n", {}, true],
  ["its clients are led there", `${here}autodiscover CNAME autodiscover.outlook.com.\n`, {}, true],
  ["somebody said where its mailboxes are", here, { mail: "on-premises" }, true],
  ["somebody said that it has none", here, { mail: "none" }, false],
  ["somebody said what Microsoft asked for", here, { m365: { expected: [] } }, true],
])("a domain may be at Microsoft 365 where %s", (_, lines, settings, may) => {
  const assessment = assessed(lines, settings);
  expect(mayBeAtMicrosoft(assessment)).toBe(may);
  expect(mayBeAtMicrosoft(assessment)).toBe(may);
});

// Microsoft 365 "External DNS records", "DNS records for GCC High" and "DoD": the last two take mail under one name.
test.each<[string, string, Settings, string, string | undefined]>([
  ["nobody knows", here, {}, "possible", undefined],
  ["there is no zone", "", {}, "possible", undefined],
  [
    "its mail goes worldwide",
    "@ MX 10 b-example.mail.protection.outlook.com.\n",
    {},
    "worldwide possible",
    "autodiscover.outlook.com.",
  ],
  [
    "its mail goes to the government",
    "@ MX 10 b-example.mail.protection.office365.us.\n",
    {},
    "gcc-high dod possible",
    undefined,
  ],
  [
    "it was declared",
    "@ MX 10 b-example.mail.protection.office365.us.\n",
    { m365: { cloud: "dod", expected: [] } },
    "dod certain",
    "autodiscover-dod.office365.us.",
  ],
  [
    "Microsoft asked for a host",
    here,
    { m365: asked("autodiscover.office365.us") },
    "gcc-high certain",
    "autodiscover.office365.us.",
  ],
  [
    "somebody asked for a host that is not Microsoft's",
    here,
    { m365: asked("webmail.a.example") },
    "possible",
    undefined,
  ],
])("the cloud of a domain where %s", (_, lines, settings, clouds, autodiscover) => {
  const known = cloudsOf(assessed(lines, settings).domain);
  expect([...known.clouds, known.certainty].join(" ")).toBe(clouds);
  expect(cloudRecordsOf(known)?.autodiscover).toBe(autodiscover);
});

test("records are asked for by owner and type", () => {
  const text: RecordSpec<"TXT"> = { owner: host, ttl: 3600, type: "TXT", data: { strings: ["v=1"] } };
  const elsewhere = { ...alias("autodiscover.outlook.com"), owner: nameOf("other.b.example") };
  const all = [text, alias("autodiscover.outlook.com"), elsewhere].map((record) => ({ record, isOptional: true }));
  expect(expected(all, host, "CNAME").map(({ record }) => record)).toEqual([alias("autodiscover.outlook.com")]);
  expect(expected(undefined, host, "CNAME")).toEqual([]);
});
