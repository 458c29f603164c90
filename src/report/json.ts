import type { Fix, Report, ZoneEdit } from "../finding.js";
import { canonicalRecord, recordText } from "../zone/canonical.js";
import { withoutDot } from "../zone/name.js";
import { summaryOf } from "./counts.js";
import { jsonText } from "./json-text.js";
import { type LocatedFinding, located, type Place, placeOf } from "./located.js";

/** Fields are added to a schema, never renamed: a new number is a new contract. */
const schema = 1;

export interface Tool {
  readonly name: string;
  readonly version: string;
}

/**
 * A report for programs.
 * @param docs where the page of a rule is
 * @returns one JSON object and a line feed; keys that do not apply are left out
 */
export function jsonReport(report: Report, tool: Tool, docs: (rule: string) => string): string {
  const value = {
    schema,
    tool,
    summary: summaryOf(report),
    findings: located(report.findings).map((finding) => findingJson(finding, docs)),
    skipped: report.skipped.map(({ rule, domain, missing }) => ({
      rule,
      ...(domain && { domain: withoutDot(domain) }),
      missing,
    })),
  };
  return `${jsonText(value)}\n`;
}

function findingJson({ finding, ...place }: LocatedFinding, docs: (rule: string) => string) {
  const { rule, severity, certainty, domain, view, owner, type, message, help, related, fix } = finding;
  return {
    rule,
    severity,
    certainty,
    ...(domain && { domain: withoutDot(domain) }),
    view,
    owner,
    type,
    message,
    help,
    ...placeJson(place),
    related: related.map((other) => ({ message: other.message, ...placeJson(placeOf(other.at)) })),
    ...(fix && { fix: fixJson(fix) }),
    docs: docs(rule),
  };
}

function placeJson({ file, start, end }: Place) {
  return { file, start, end };
}

function fixJson({ safety, summary, edits, commands }: Fix) {
  return { safety, summary, edits: edits.map(editJson), commands };
}

/** One change as text: `record` is what is added or removed, `was` what a replacement takes away. */
export function editJson({ zone, edit }: ZoneEdit) {
  const record = edit.kind === "remove" ? canonicalRecord(edit.old) : recordText(edit.record);
  return {
    op: edit.kind,
    zone: withoutDot(zone.origin),
    record,
    ...(edit.kind === "replace" && { was: canonicalRecord(edit.old) }),
  };
}
