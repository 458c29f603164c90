import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { hostLedTo } from "../../src/autodiscover/cure.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import { lint } from "../../src/lint.js";
import { estateFromText } from "../estate-from-text.js";
import { nameOf } from "../zone-from-text.js";
import { certificate, cureFor, hub } from "./cure-for.js";

describe("what is said beside the cure of a domain", () => {
  test("says why nothing on the certificate can be pointed at", () => {
    const { edits, advice } = cureFor("autodiscover A 203.0.113.10", { certificate: "corp-sbs.local gone.a.example" });
    expect(edits).toEqual([]);
    expect(advice).toContain("corp-sbs.local");
    expect(advice).toContain("gone.a.example does not exist");
  });

  test.each([
    ["the host", "_tcp.b.example.", "_autodiscover SRV 0 0 444 webmail.a.example.\n"],
    ["the SRV record", "autodiscover.b.example.", "@ A 203.0.113.10\n"],
  ])("says so where the zone of %s was not supplied", (_, origin, lines) => {
    const zones = { "a.example.": hub, [origin]: lines };
    const { edits, advice } = cureFor("", { zones, domains: { "b.example": {} } });
    expect(edits).toEqual([]);
    expect(advice).toContain("zone that was not supplied");
  });

  test.each<[string, string, string[] | undefined]>([
    ["is there", "autodiscover A 203.0.113.80\n", ["replace"]],
    ["is not", "", ["add"]],
    ["is in another zone", "autodiscover NS ns.dns.example.\n", undefined],
    ["is in a zone that was not supplied", "none", undefined],
  ])("leads the host to a target, where it %s", (_, lines, kinds) => {
    const zones = {
      "a.example.": hub,
      ...(lines !== "none" && { "b.example.": `@ MX 10 webmail.a.example.\n${lines}` }),
    };
    const survey = surveyOf(estateFromText({ zones, certificate, domains: { "b.example": {} } }));
    const domain = survey.estate.domains.find(({ name }) => name === nameOf("b.example"));
    const edits = domain && hostLedTo(assess(survey, domain), nameOf("webmail.a.example"));
    expect(edits?.map(({ edit }) => edit.kind)).toEqual(kinds);
  });

  test("says that a certificate without names comes first", () => {
    const { edits, advice } = cureFor("autodiscover A 203.0.113.10", { certificate: "192.0.2.1" });
    expect(edits).toEqual([]);
    expect(advice).toMatch(/^No name on \S+ is one that records could lead to: /);
  });

  test("a wildcard's answers are kept as long as its TTL says", () => {
    expect(cureFor("* 7200 A 203.0.113.10").waits).toEqual([900, 7200]);
    // An alias answers for the SRV record too (RFC 4592 §3.3.3).
    expect(cureFor("* 7200 CNAME webmail.a.example.").waits).toEqual([7200, 7200]);
  });

  test("says that Outlook asks only where the target lies outside of the domain", () => {
    const asks = "Outlook asks once whether webmail.a.example may configure the account";
    expect(cureFor("").advice).toContain(asks);
    const { corrections } = lint(estateFromText({ zones: { "a.example.": hub }, certificate }));
    expect(corrections.flatMap(({ advice }) => advice).join("\n")).not.toContain(asks);
  });

  test("waits for the negative answers, then for what was removed", () => {
    expect(cureFor("autodiscover 600 A 203.0.113.10").waits).toEqual([900, 600]);
  });

  test("waits for the negative answers of a name that a record is renamed to", () => {
    const more = { certificate: "webmail.a.example autodiscover.b.example" };
    expect(cureFor("autdiscover 600 A 203.0.113.10", more).waits).toEqual([900]);
  });

  test("two domains whose hosts are aliases of each other are planned together", () => {
    const zones = {
      "a.example.": `${hub}autodiscover A 203.0.113.10\n`,
      "b.example.": "@ MX 10 webmail.a.example.\nautodiscover CNAME autodiscover.a.example.\n",
    };
    const { corrections } = lint(estateFromText({ zones, certificate }));
    expect(corrections.map(({ steps }) => steps.length)).toEqual([2, 2]);
  });

  test("what else a domain needs comes after its cure, with its wait", () => {
    const proof = `${"A".repeat(86)}==`;
    const zones = { "a.example.": hub, "b.example.": "@ MX 10 webmail.a.example.\nautodiscover 600 A 203.0.113.10\n" };
    const domains = { "b.example": { federation: { proofs: [proof] } } };
    const { corrections } = lint(estateFromText({ zones, certificate, domains }));
    const steps = corrections.find(({ domain }) => domain === nameOf("b.example"))?.steps ?? [];
    expect(steps.map(({ answers, wait }) => [answers.includes("federation-proof-missing"), wait])).toEqual([
      [false, 900],
      [false, 600],
      [true, 900],
    ]);
  });
});
