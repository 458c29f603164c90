import type { Comparison } from "../compare/comparison.js";
import { cutoverPlan } from "../compare/plan.js";
import { restorationOf } from "../compare/restoring.js";
import { walkSentences } from "../compare/walk-sentences.js";
import { walkDifferences } from "../compare/walks.js";
import type { Report } from "../finding.js";
import { cutoverPlanText } from "../report/cutover-plan.js";
import type { InputOptions } from "./input/options.js";

/**
 * What `compare --plan` prints.
 * @param report without the losses that are meant
 * @param options those that lint and verify need as well are repeated in the plan's commands
 */
export function movePlan(
  comparison: Comparison,
  report: Report,
  [old, fresh]: readonly [string, string],
  options: InputOptions,
): string {
  const { cert, san, exchange, facts, config } = options;
  const given = [
    ...cert.flatMap((file) => ["--cert", file]),
    ...san.flatMap((names) => ["--san", names]),
    ...exchange.flatMap((file) => ["--exchange", file]),
    ...(facts === undefined ? [] : ["--facts", facts]),
    ...(typeof config === "string" ? ["--config", config] : []),
  ];
  const worse = walkDifferences(comparison.before, comparison.after).filter(({ change }) => change === "worse");
  return cutoverPlanText(cutoverPlan(comparison, restorationOf(report.findings, false)), {
    ...{ old, new: fresh, facts: given },
    clients: walkSentences(worse),
  });
}
