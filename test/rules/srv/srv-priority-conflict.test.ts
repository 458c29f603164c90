import { expect, test } from "vitest";
import { lint } from "../../../src/lint.js";
import { rule } from "../../../src/rules/srv/srv-priority-conflict.js";
import { type EstateText, estateFromText } from "../../estate-from-text.js";

const records = {
  here: "_autodiscover._tcp SRV 0 0 443 webmail.a.example.\n",
  cloud: "_autodiscover._tcp SRV 5 0 443 autodiscover.outlook.com.\n",
  foreign: "_autodiscover._tcp SRV 7 0 443 foreign.a.example.\n",
};
const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\nforeign A 203.0.113.90\n";

/** What the fix removes, by target; undefined where none is offered. */
function removed(lines: string, hubLines = "", domains: EstateText["domains"] = {}): string[] | undefined {
  const zones = { "a.example.": hub + hubLines, "b.example.": `@ MX 10 webmail.a.example.\n${lines}` };
  const hosts = { "203.0.113.90": { names: ["foreign.a.example"] } };
  const estate = estateFromText({ zones, certificate: "webmail.a.example", hosts, domains });
  const found = lint(estate, { rules: [rule] }).findings.filter(({ domain }) => domain === "b.example.");
  expect(found).toHaveLength(1);
  return found[0]?.fix?.edits.map(({ edit }) => (edit.kind === "remove" ? edit.old.type : edit.kind));
}

const hybrid = { "b.example": { mail: "hybrid" } } as const;

// Only what was declared tells where the mailboxes are.
test.each<[string, string, string, EstateText["domains"], string[] | undefined]>([
  ["declared to be here: the one to the cloud goes", records.here + records.cloud, "", hybrid, ["SRV"]],
  ["not declared", records.here + records.cloud, "", {}, undefined],
  ["a host of which nobody knows what it is: it may be right", records.here + records.foreign, "", hybrid, undefined],
  ["such a host beside the cloud", records.here + records.cloud + records.foreign, "", hybrid, undefined],
  [
    "records of another domain, which are for its own people to change",
    "_autodiscover._tcp CNAME _autodiscover._tcp.a.example.\n",
    records.here + records.cloud,
    hybrid,
    undefined,
  ],
])("%s", (_, lines, hubLines, domains, edits) => {
  expect(removed(lines, hubLines, domains)).toEqual(edits);
});
