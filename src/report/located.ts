import type { Finding } from "../finding.js";
import { positionAt, resolveSpan } from "../text/position.js";
import type { Position, Span } from "../text/source.js";

/** A place as every format names it: a real file, and where it begins and ends. */
export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  /** In the file itself, never in text that a directive made. */
  readonly span: Span;
}

export interface LocatedFinding extends Place {
  readonly finding: Finding;
}

export function placeOf(at: Span): Place {
  const span = resolveSpan(at);
  return {
    file: span.source.path,
    start: positionAt(span.source, span.start),
    end: positionAt(span.source, span.end),
    span,
  };
}

/** The findings with their places, in the order of every report: by file, offset and rule. */
export function located(findings: readonly Finding[]): LocatedFinding[] {
  return findings.map((finding) => ({ finding, ...placeOf(finding.at) })).sort(inOrder);
}

function inOrder(a: LocatedFinding, b: LocatedFinding): number {
  return compare(a.file, b.file) || a.start.offset - b.start.offset || compare(a.finding.rule, b.finding.rule) || 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
