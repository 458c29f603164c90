import type { Estate } from "../estate/estate.js";
import type { Finding, Report, Severity, Side } from "../finding.js";
import { findingFrom } from "../rules/finding-from.js";
import { rule as zoneSyntax } from "../rules/zone/zone-syntax.js";
import type { Check, CheckContext, CheckFound } from "./check.js";
import { checks as allChecks } from "./checks/index.js";
import type { Comparison } from "./comparison.js";
import { servicesIn } from "./service.js";

export interface CompareOptions {
  /** Default: all that come with zonewright. */
  readonly checks?: readonly Check[];
  /** By id: another severity, or off. */
  readonly levels?: ReadonlyMap<string, Severity | "off">;
}

/**
 * Says what the new side lacks, has damaged or says otherwise.
 * @returns findings in the order of the checks, each with its side and service; a line that cannot be read is one as well,
 *   because nobody knows what it would have said
 */
export function compare(
  comparison: Comparison,
  { checks = allChecks, levels = new Map() }: CompareOptions = {},
): Report {
  const { before, after, pairs, lost, added } = comparison;
  const context: CheckContext = {
    ...comparison,
    serviceBefore: servicesIn(before.zones("public").zones),
    serviceAfter: servicesIn(after.zones("public").zones),
  };
  const judging = checks.filter(({ meta }) => levels.get(meta.id) !== "off");
  const unread =
    levels.get(zoneSyntax.meta.id) === "off" ? [] : [...unreadLines(before, "old"), ...unreadLines(after, "new")];
  return {
    zones: pairs.length + lost.length + added.length,
    records: [before, after].flatMap((estate) => estate.zones("public").zones).reduce((sum, { size }) => sum + size, 0),
    findings: [...unread, ...judging.flatMap((check) => findingsOf(check, context, levels.get(check.meta.id)))],
    skipped: [],
    inferences: [],
    corrections: [],
  };
}

function findingsOf(check: Check, context: CheckContext, level: Severity | "off" | undefined): Finding[] {
  return Array.from(check.check(context), (found) => {
    const finding = findingFrom(check.meta, found, check.message(found), level, check.fix?.(found));
    return { ...finding, ...sideOf(found) };
  });
}

function sideOf({ side, service }: CheckFound): Pick<Finding, "side" | "service"> {
  return { side, ...(service && { service }) };
}

function unreadLines(estate: Estate, side: Side): Finding[] {
  // What the old side serves today is not to be corrected there any more.
  const level: Severity = side === "old" ? "warning" : "error";
  return Array.from(zoneSyntax.check({ estate, assessments: [] }), (found) => {
    const { at, problem } = found;
    const text = `This cannot be read: ${problem.reason}. What it says is not compared.`;
    return { ...findingFrom(zoneSyntax.meta, { at }, { text, help: problem.help }, level, undefined), side };
  });
}
