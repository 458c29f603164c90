import { ruleFixtures } from "../fixture/fixtures.mjs";

/** A test fails while this word stands in a source, a fixture or a page. */
export const placeholder = "PLACEHOLDER";

/**
 * @param {string} family
 * @param {string} id
 * @returns {Map<string, string>} path from the root to text
 */
export function newRuleFiles(family, id) {
  return new Map([
    [`src/rules/${family}/${id}.ts`, ruleText(id)],
    [`${ruleFixtures}/${id}/bad-example.zone`, zoneText("what is wrong here", id)],
    [`${ruleFixtures}/${id}/good-first-trap.zone`, zoneText("why this only looks wrong", undefined)],
    [`${ruleFixtures}/${id}/good-second-trap.zone`, zoneText("why this only looks wrong", undefined)],
  ]);
}

/** @param {string} id */
function ruleText(id) {
  return `import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "${id}",
    scope: "domain",
    severity: "error",
    summary: "${placeholder}: the pattern that is found, in one line without a full stop",
    why: "${placeholder}: why it matters, in whole sentences.",
    sources: ["${placeholder}: RFC and section, or document"],
    needs: [],
    fixable: false,
    since: "${placeholder}",
  },
  check() {
    // ${placeholder}: yield what is found, with the place where it is to be reported.
    return [];
  },
  message() {
    return { text: "${placeholder}: what is wrong, and what people will see.", help: "${placeholder}: what to do." };
  },
});
`;
}

/**
 * @param {string} purpose
 * @param {string | undefined} expected
 */
function zoneText(purpose, expected) {
  return `; certificate: mail.contoso.example
; ${placeholder}: ${purpose}, in one sentence.
$ORIGIN contoso.example.
$TTL 3600
@     IN SOA ns1 hostmaster 2026010101 7200 3600 1209600 3600${expected ? ` ; expect ${expected}` : ""}
      IN NS  ns1
      IN MX  10 mail
ns1   IN A   192.0.2.53
mail  IN A   192.0.2.10
`;
}
