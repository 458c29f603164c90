import type { SourceFile } from "../text/source.js";
import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import { internalGaps } from "./internal-gap.js";

type Starts = Map<SourceFile, Set<number>>;

const walkedRecords = new WeakMap<readonly Assessment[], Starts>();

/**
 * Whether a finding about the walk of a domain says already what comes of a record: a defect stands at it, it is
 * on the way to one, or it is why nothing leads to Exchange. Other rules then keep quiet about it.
 */
export function isWalked(assessments: readonly Assessment[], { span }: ResourceRecord): boolean {
  let starts = walkedRecords.get(assessments);
  if (!starts) {
    starts = startsOf(assessments);
    walkedRecords.set(assessments, starts);
  }
  return starts.get(span.source)?.has(span.start) === true;
}

function startsOf(assessments: readonly Assessment[]): Starts {
  const starts: Starts = new Map();
  for (const { gap, probes } of assessments) {
    const told = probes.filter(
      ({ defect, verdict }) => defect || (gap === "autodiscover-unreachable" && verdict === "silent"),
    );
    for (const { defect, record, endpoint } of told) {
      const records = [
        ...(defect ? [defect.record] : []),
        ...(record ? [record] : []),
        ...(endpoint?.lookup.chain ?? []),
      ];
      for (const { span } of records) starts.set(span.source, (starts.get(span.source) ?? new Set()).add(span.start));
    }
  }
  return starts;
}

const gapsInside = new WeakMap<readonly Assessment[], ReadonlySet<Name>>();

/** Whether a finding about split-brain DNS says already that the name is missing in the internal view. */
export function isMissingInside(assessments: readonly Assessment[], name: Name): boolean {
  let names = gapsInside.get(assessments);
  if (!names) {
    names = new Set(internalGaps(assessments).map(({ owner }) => owner));
    gapsInside.set(assessments, names);
  }
  return names.has(name);
}
