import fc from "fast-check";
import { expect, test } from "vitest";
import { affectedDomains } from "../../src/autodiscover/affected-domain.js";
import { type Assessment, assess } from "../../src/autodiscover/assessment.js";
import { plannedEstate } from "../../src/autodiscover/planned-estate.js";
import { type Survey, surveyOf } from "../../src/autodiscover/survey.js";
import type { AcceptedDomain, HostFacts } from "../../src/estate/estate.js";
import type { ZoneEdit } from "../../src/finding.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";

const origins = ["hub.example.", "b.example.", "c.example.", "sub.c.example.", "d.example.", "autodiscover.e.example."];
const mailDomains = ["hub.example", "b.example", "c.example", "sub.c.example", "d.example", "e.example"];

/** Names of all zones, so that aliases, cuts and wildcards lead from each into each. */
const targets = [
  ...["webmail.hub.example.", "alias.hub.example.", "nowhere.hub.example.", "autodiscover.b.example.", "b.example."],
  ...["autodiscover.c.example.", "deep.sub.c.example.", "sub.c.example.", "any.d.example.", "host.elsewhere.example."],
].map(nameOf);

const owners = [
  ...["@", "autodiscover", "autodiscvoer", "*", "_autodiscover._tcp"],
  ...["webmail", "alias", "sub", "deep.sub", "*.sub", "deep", "any"],
];
const addresses = ["203.0.113.10", "203.0.113.80"];

const oneOf = fc.constantFrom;
const data = fc.oneof(
  oneOf(...addresses).map((address) => ({ type: "A", data: { address } }) as const),
  oneOf(...targets).map((target) => ({ type: "CNAME", data: { target } }) as const),
  oneOf(...targets).map((target) => ({ type: "DNAME", data: { target } }) as const),
  oneOf(...targets).map((target) => ({ type: "NS", data: { target } }) as const),
  oneOf(...targets).map((exchange) => ({ type: "MX", data: { preference: 10, exchange } }) as const),
  oneOf(...targets).map((target) => ({ type: "SRV", data: { priority: 0, weight: 0, port: 443, target } }) as const),
);
const line = fc.record({ owner: oneOf(...owners), rest: data });

type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

/** Aliases and delegations of everything would leave nothing to ask. */
const lines = fc.array(
  line.filter(({ owner, rest }) => owner !== "@" || !["CNAME", "DNAME", "NS"].includes(rest.type)),
  { maxLength: 4 },
);

const zones = fc.tuple(...origins.map(() => lines));
const hosts = oneOf<Record<string, HostFacts>>(
  {},
  {
    "203.0.113.80": { https: "closed", http: { redirect: "https://alias.hub.example/autodiscover/autodiscover.xml" } },
  },
);
const certificate = oneOf("webmail.hub.example", "webmail.hub.example autodiscover.b.example", "alias.hub.example");

function textOf({ owner, rest }: Line): string {
  return `${owner} ${rest.type} ${Object.values(rest.data).join(" ")}`;
}

/** Each of the records that are picked goes, is replaced, or a new one comes beside it. */
const picks = fc.array(fc.record({ at: fc.nat(), kind: oneOf("add", "remove", "replace"), line }), {
  minLength: 1,
  maxLength: 3,
});
type Pick = typeof picks extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

function editsOf(all: readonly Zone[], chosen: readonly Pick[]): ZoneEdit[] {
  const places = all.flatMap((zone) => [...zone.all()].map((old) => ({ zone, old })));
  const edits = chosen.map(({ at, kind, line: { owner, rest } }): ZoneEdit => {
    const { zone, old } = places[at % places.length] as (typeof places)[number];
    const name = nameOf(owner === "@" ? zone.origin : `${owner}.${zone.origin}`);
    const record = { owner: name, ttl: 300, ...rest } as RecordSpec;
    const edit: RecordEdit =
      kind === "add" ? { kind, record } : kind === "remove" ? { kind, old } : { kind, old, record };
    return { zone, edit };
  });
  const olds = edits.map(({ edit }) => (edit.kind === "add" ? undefined : edit.old));
  return edits.filter((_, i) => olds[i] === undefined || olds.indexOf(olds[i]) === i);
}

/** What a proof looks at, and where every step comes out. */
function verdictOf({ walks, defects, gap }: Assessment) {
  return {
    gap,
    defects: defects.map(({ kind, severity, certainty }) => [kind, severity, certainty]),
    walks: walks.map(({ client, outcome, steps }) => [
      client,
      outcome,
      steps.map(({ kind, verdict, certainty, effect, because }) => [kind, verdict, certainty, effect, because]),
    ]),
  };
}

const verdictsOf = (survey: Survey, domains: readonly AcceptedDomain[]) =>
  domains.map((domain) => [domain.name, verdictOf(assess(survey, domain))]);

test("a domain that is not walked again would come out as before", () => {
  let spared = 0;
  fc.assert(
    fc.property(zones, hosts, certificate, picks, (all, facts, names, chosen) => {
      const texts = origins.map((origin, i) => [origin, `${(all[i] ?? []).map(textOf).join("\n")}\n`]);
      const domains = Object.fromEntries(mailDomains.map((domain) => [domain, {}]));
      const estate = estateFromText({ zones: Object.fromEntries(texts), certificate: names, hosts: facts, domains });
      const edits = editsOf(estate.zones("public").zones, chosen);
      const [survey, planned] = [surveyOf(estate), surveyOf(plannedEstate(estate, edits))];
      const again = new Set(affectedDomains(survey, planned, edits).map(({ name }) => name));
      const left = (domain: AcceptedDomain) => !again.has(domain.name);
      spared += estate.domains.filter(left).length;
      expect(verdictsOf(planned, planned.estate.domains.filter(left))).toEqual(
        verdictsOf(survey, estate.domains.filter(left)),
      );
    }),
    { numRuns: 1000 },
  );
  console.log(`${spared} domains were not walked again`);
  expect(spared).toBeGreaterThan(500);
});

const mx = "@ MX 10 webmail.hub.example.\n";
const hubAndTwo = {
  "hub.example.": "@ MX 10 webmail\nwebmail A 203.0.113.10\n",
  "b.example.": `${mx}autodiscover A 203.0.113.80\n`,
  "d.example.": "old CNAME autodiscover.b.example.\n",
};

test.each([
  ["the one whose zone is edited, alone", { "c.example.": mx }, "autodiscover.b", ["b.example."]],
  [
    "one that is led there by way of another zone",
    { "c.example.": `${mx}autodiscover CNAME old.d.example.\n` },
    "autodiscover.b",
    ["b.example.", "c.example."],
  ],
  [
    "one that a DNAME record may lead there",
    { "c.example.": `${mx}sub DNAME example.\n` },
    "autodiscover.b",
    ["b.example.", "c.example."],
  ],
  [
    "one whose own zone has an address for the name, below the cut to the zone that answers",
    { "c.example.": "@ MX 10 mail.sub\nmail.sub A 203.0.113.10\n", "sub.c.example.": "mail A 203.0.113.10\n" },
    "mail.sub.c",
    ["c.example."],
  ],
  [
    "everyone, where an address of Exchange goes that nobody need point to",
    { "c.example.": "autodiscover A 203.0.113.10\n" },
    "webmail.hub",
    ["b.example.", "c.example.", "hub.example."],
  ],
])("walked again is %s", (_, zones, edited, names) => {
  const texts = { ...hubAndTwo, ...zones };
  const survey = surveyOf(estateFromText({ zones: texts, certificate: "webmail.hub.example" }));
  const name = nameOf(`${edited}.example`);
  const zone = survey.estate.zones("public").enclosing(name) as Zone;
  const [old] = zone.records(name, "A") as [ResourceRecord];
  const edits: ZoneEdit[] = [{ zone, edit: { kind: "remove", old } }];
  const planned = surveyOf(plannedEstate(survey.estate, edits));
  expect(
    affectedDomains(survey, planned, edits)
      .map((domain) => domain.name)
      .sort(),
  ).toEqual(names);
});

test("walked again is everyone whom a declared redirect may lead there", () => {
  const hosts = {
    "203.0.113.80": { https: "closed", http: { redirect: "https://owa.c.example/autodiscover/autodiscover.xml" } },
    "203.0.113.81": { http: { redirect: "nonsense" } },
    "203.0.113.82": { http: "closed" },
  } as const;
  const zones = { ...hubAndTwo, "c.example.": "owa A 203.0.113.11\n" };
  const survey = surveyOf(estateFromText({ zones, certificate: "webmail.hub.example", hosts }));
  const zone = survey.estate.zones("public").enclosing(nameOf("owa.c.example")) as Zone;
  const [old] = zone.records(nameOf("owa.c.example"), "A") as [ResourceRecord];
  const edits: ZoneEdit[] = [{ zone, edit: { kind: "remove", old } }];
  const planned = surveyOf(plannedEstate(survey.estate, edits));
  expect(affectedDomains(survey, planned, edits).map(({ name }) => name)).toEqual(["hub.example.", "b.example."]);
  const others = { ...survey, estate: { ...survey.estate, hosts: new Map() } };
  const without = { ...planned, estate: { ...planned.estate, hosts: new Map() } };
  expect(affectedDomains(others, without, edits)).toEqual([]);
});
