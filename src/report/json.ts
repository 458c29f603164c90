import type { Fix, Report, Skipped, ZoneEdit } from "../finding.js";
import { canonicalRecord, recordText } from "../zone/canonical.js";
import { withoutDot } from "../zone/name.js";
import { summaryOf } from "./counts.js";
import { jsonPieces } from "./json-text.js";
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
 * @param more what a command says beside its findings, by key
 * @returns one JSON object and a line feed, in pieces; keys that do not apply are left out
 */
export function* jsonReport(
  report: Report,
  tool: Tool,
  docs: (rule: string) => string,
  more: Readonly<Record<string, unknown>> = {},
): Iterable<string> {
  yield* jsonPieces({
    schema,
    tool,
    summary: summaryOf(report),
    findings: findingsJson(report, docs),
    skipped: report.skipped.map(skippedJson),
    ...more,
  });
  yield "\n";
}

/** One at a time: each may carry commands with the names of every domain. */
function* findingsJson(report: Report, docs: (rule: string) => string) {
  for (const finding of located(report.findings)) yield findingJson(finding, docs);
}

function skippedJson({ rule, domain, missing }: Skipped) {
  return { rule, ...(domain && { domain: withoutDot(domain) }), missing };
}

function findingJson({ finding, ...place }: LocatedFinding, docs: (rule: string) => string) {
  const { rule, severity, certainty, domain, view, owner, type, side, service, message, help, related, fix } = finding;
  return {
    rule,
    severity,
    certainty,
    ...(domain && { domain: withoutDot(domain) }),
    view,
    owner,
    type,
    side,
    service,
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
