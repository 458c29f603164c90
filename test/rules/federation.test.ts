import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/finding.js";
import { lint } from "../../src/lint.js";
import { recordText } from "../../src/zone/canonical.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";

const one = "zgcAZGKN/0o6b8hZr6vk1UbIdh+puClYKBiWM50fmvD4GiuYCL0QcI4vIlCq8pHaW/G2nM6LUHaD+OhxtlRvRw==";
const two = "zKptjMcxn/fTMJpLti+Xv47WWi1HJd42IzNNMGqSKn6NbWtFNzqe8/w4oT+lmY6G8rOqEg9Ib57OEgliaostfw==";
const three = "5ZtsUHmIugj6JxCbg+48maqFMBtPH1t4NFG7Zx1IOTAMsutAMiBt4JkjWEk2SsUor10O8pb9BcaP48zkq0eXvg==";

const mail = "@ MX 10 webmail\nwebmail A 203.0.113.10\nautodiscover A 203.0.113.10\n";
const certificate = "webmail.a.example autodiscover.a.example webmail.b.example autodiscover.b.example";

function findings(text: Omit<EstateText, "certificate">): readonly Finding[] {
  return lint(estateFromText({ ...text, certificate })).findings.filter(({ rule }) => rule.startsWith("federation-"));
}

/** What is said of a.example, and the records of the fix. */
function said(lines: string, federation: "planned" | { proofs: string[] }): string[] {
  const found = findings({ zones: { "a.example.": mail + lines }, domains: { "a.example": { federation } } });
  return found.flatMap(({ rule, severity, fix }) => [`${rule} ${severity}`, ...editsOf(fix)]);
}

function editsOf(fix: Finding["fix"]): string[] {
  return (fix?.edits ?? []).map(({ edit }) =>
    edit.kind === "remove"
      ? `- ${recordText(edit.old)}`
      : `${edit.kind === "add" ? "+" : "~"} ${recordText(edit.record)}`,
  );
}

describe("proofs of one domain", () => {
  test.each<[string, string, string[], string[]]>([
    ["published", `@ TXT "${one}"`, [one], []],
    ["missing", "", [one], ["federation-proof-missing warning", `+ a.example. 3600 IN TXT "${one}"`]],
    [
      "damaged, with an unknown one beside it: the damage speaks alone",
      `@ TXT "${three}"\n@ TXT "${one.toLowerCase()}"`,
      [one],
      ["federation-proof-mismatch error", `~ a.example. 3600 IN TXT "${one}"`],
    ],
    [
      "expected in a form that cannot be right: nothing is written",
      "",
      [one.slice(0, 86)],
      ["federation-proof-missing warning"],
    ],
    [
      "expected in a form that cannot be right, published as it should be",
      `@ TXT "${one}"`,
      [one.slice(0, 86)],
      ["federation-proof-mismatch error"],
    ],
  ])("%s", (_, lines, proofs, expected) => {
    expect(said(lines, { proofs })).toEqual(expected);
  });

  test("an expected string that cannot be right is named in the help", () => {
    const domains = { "a.example": { federation: { proofs: [one.slice(0, 86)] } } };
    const [found] = findings({ zones: { "a.example.": mail }, domains });
    expect(found?.help).toContain("it has 86 characters, and a proof has 88");
    expect(found?.fix?.safety).toBe("manual");
  });

  test("planned, and nothing expected", () => {
    expect(said("", "planned")).toEqual(["federation-proof-missing error"]);
    expect(said(`@ TXT "${one}"`, "planned")).toEqual([]);
    expect(said(`FYDIBOHF25SPDLT TXT "${one}"`, "planned")).toEqual(["federation-proof-misplaced error"]);
  });
});

test("a sub-domain that a wildcard serves gets no record: the wildcard would end there", () => {
  const zones = { "a.example.": `${mail}*.sites MX 10 webmail\n` };
  const domains = { "b.sites.a.example": { federation: { proofs: [one] } } };
  const [found] = findings({ zones, domains });
  expect(found?.rule).toBe("federation-proof-missing");
  expect(found?.fix?.edits).toEqual([]);
});

test("a damaged proof in a wildcard's answer is not repaired there: it answers for other names too", () => {
  const zones = { "a.example.": `${mail}*.sites TXT "${one.toLowerCase()}"` };
  const domains = { "b.sites.a.example": { federation: { proofs: [one] } } };
  const [found] = findings({ zones, domains });
  expect(found?.rule).toBe("federation-proof-mismatch");
  expect(found?.fix?.edits).toEqual([]);
});

test("the proofs of two domains are exchanged: each has one that is not expected", () => {
  const zones = { "a.example.": `${mail}@ TXT "${two}"`, "b.example.": `${mail}@ TXT "${one}"` };
  const domains = { "a.example": { federation: { proofs: [one] } }, "b.example": { federation: { proofs: [two] } } };
  const found = findings({ zones, domains }).map(({ rule, domain, owner, severity }) => [
    rule,
    domain,
    owner,
    severity,
  ]);
  expect(found).toContainEqual(["federation-proof-mismatch", "a.example.", "a.example.", "warning"]);
  expect(found).toContainEqual(["federation-proof-mismatch", "b.example.", "b.example.", "warning"]);
});

test("the proof of a domain stands in another domain's zone", () => {
  const zones = { "a.example.": mail, "b.example.": `${mail}@ TXT "${two}"\n@ TXT "${one}"` };
  const domains = { "a.example": { federation: { proofs: [one] } }, "b.example": { federation: { proofs: [two] } } };
  expect(findings({ zones, domains }).map(({ rule, domain, fix }) => [rule, domain, ...editsOf(fix)])).toEqual([
    [
      "federation-proof-misplaced",
      "a.example.",
      `+ a.example. 3600 IN TXT "${one}"`,
      `- b.example. 3600 IN TXT "${one}"`,
    ],
  ]);
});
