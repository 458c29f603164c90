import type { Certainty, Severity } from "../finding.js";
import type { Span } from "../text/source.js";
import type { Name } from "../zone/name.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import type { DefectKind, Probe } from "./probe.js";

/** A defect of the walk as a rule reports it. */
export interface DefectFinding {
  readonly at: Span;
  readonly domain: Name;
  readonly view: "public";
  readonly owner: Name;
  readonly type: RecordType;
  readonly certainty: Certainty;
  readonly severity: Severity;
  /** The step it was found at. */
  readonly probe: Probe;
  readonly record: ResourceRecord;
  readonly assessment: Assessment;
}

/** The defects of one kind: the rule of that name claims them and no other does. */
export function* defectFindings(assessment: Assessment, kind: DefectKind): Iterable<DefectFinding> {
  for (const { kind: found, probe, at, record, certainty, severity } of assessment.defects) {
    if (found !== kind) continue;
    const { owner, type } = record;
    yield {
      at,
      domain: assessment.domain.name,
      view: "public",
      owner,
      type,
      certainty,
      severity,
      probe,
      record,
      assessment,
    };
  }
}
