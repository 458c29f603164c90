import { servicesIn } from "../compare/service.js";
import type { Estate } from "../estate/estate.js";
import type { Finding, Report, Severity } from "../finding.js";
import { findingFrom } from "../rules/finding-from.js";
import { rule as zoneSyntax } from "../rules/zone/zone-syntax.js";
import type { ZoneSet } from "../zone/zone-set.js";
import type { CheckContext, VerificationCheck } from "./check.js";
import { checks as allChecks } from "./checks/index.js";
import type { Verification } from "./verification.js";

export interface ReportOptions {
  /** By id: another severity, or off. */
  readonly levels?: ReadonlyMap<string, Severity | "off">;
  /** What was read: a line that cannot be read is a finding, because nobody knows what it would have said. */
  readonly estate?: Estate;
  /** The zones as they are today, where others are expected. */
  readonly today?: ZoneSet;
}

/** What servers answered otherwise than the files say, as findings. */
export function verificationReport(
  verification: Verification,
  { levels = new Map(), estate, today }: ReportOptions = {},
): Report {
  const zones = verification.zones.map(({ zone }) => zone);
  const context: CheckContext = { ...verification, serviceOf: servicesIn(zones), ...(today && { today }) };
  const judging = allChecks.filter(({ meta }) => levels.get(meta.id) !== "off");
  return {
    zones: zones.length,
    records: zones.reduce((sum, { size }) => sum + size, 0),
    findings: [
      ...(estate && levels.get(zoneSyntax.meta.id) !== "off" ? unreadLines(estate) : []),
      ...judging.flatMap((check) => findingsOf(check, context, levels.get(check.meta.id))),
    ],
    skipped: [],
    inferences: [],
    corrections: [],
  };
}

function findingsOf(check: VerificationCheck, context: CheckContext, level: Severity | "off" | undefined): Finding[] {
  return Array.from(check.check(context), (found) =>
    findingFrom(check.meta, found, check.message(found), level, undefined),
  );
}

function unreadLines(estate: Estate): Finding[] {
  return Array.from(zoneSyntax.check({ estate, assessments: [] }), ({ at, problem }) => {
    const text = `This cannot be read: ${problem.reason}. Nobody was asked for what it says.`;
    return findingFrom(zoneSyntax.meta, { at }, { text, help: problem.help }, undefined, undefined);
  });
}
