import { expect, test } from "vitest";
import type { Ignore } from "../../src/cli/config/config.js";
import { withoutIgnored } from "../../src/cli/ignore.js";
import type { Finding } from "../../src/finding.js";
import type { Span } from "../../src/text/source.js";
import type { Name } from "../../src/zone/name.js";

const at: Span = {
  source: { path: "zonewright.yaml", bytes: new Uint8Array(), encoding: "utf-8" },
  start: 0,
  end: 0,
};
const now = new Date("2027-01-31T12:00:00Z");

function finding(rule: string, owner: string, domain = "b.example."): Finding {
  return {
    ...{ rule, severity: "error", certainty: "certain", owner: owner as Name, domain: domain as Name, type: "A" },
    ...{ message: "", help: "", at, related: [] },
  };
}

function ignore(fields: Partial<Ignore>): Ignore {
  return { rule: "a-rule", reason: "known", at, ...fields };
}

const findings = [
  finding("a-rule", "x.b.example."),
  finding("a-rule", "y.b.example."),
  finding("b-rule", "x.b.example."),
];

test.each([
  [{}, 2],
  [{ rule: "b-rule" }, 1],
  [{ owner: "x.b.example." as Name }, 1],
  [{ zone: "b.example." as Name }, 2],
  [{ zone: "c.example." as Name }, 0],
  [{ type: "A" }, 2],
  [{ type: "MX" }, 0],
  [{ until: new Date("2027-01-31T23:59:59.999Z") }, 2],
  [{ until: new Date("2027-01-30T23:59:59.999Z") }, 0],
])("%j ignores %i", (fields, count) => {
  const { kept, ignored } = withoutIgnored(findings, [ignore(fields)], now);
  expect([ignored, kept.length]).toEqual([count, findings.length - count]);
});

test("one that has run out is named, and so is one without effect", () => {
  const until = new Date("2027-01-30T23:59:59.999Z");
  const { remarks } = withoutIgnored(findings, [ignore({ until }), ignore({ rule: "c-rule" }), ignore({})], now);
  expect(remarks).toEqual([
    "zonewright.yaml:1:1: a-rule was to be ignored until 2027-01-30 (known); it counts again.",
    "zonewright.yaml:1:1: this ignores nothing any more; take it out.",
  ]);
});
