import { zonesOfCase } from "../fixture/comparisons.mjs";
import { fenced } from "./fenced.mjs";

/**
 * What the page of a check shows: both states, the command and its report, which a test compares with the program's.
 *
 * @param {import("../fixture/comparisons.mjs").ComparisonCase} one
 */
export function comparisonExample(one) {
  const files = zonesOfCase(one).map(({ name, text }) => `\`${name}\`:\n\n${fenced("dns", text)}`);
  return [one.about, ...files, `\`zonewright ${one.args.join(" ")}\` says:`, fenced("text", one.report)].join("\n\n");
}
