import type { SourceFile } from "../text/source.js";
import { recordText } from "../zone/canonical.js";
import type { ChangeSet } from "../zone/edit.js";
import { layoutOf } from "../zone/layout-of.js";
import { readZone, type ZoneReading } from "../zone/reader.js";
import type { Include } from "../zone/reading.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { composeSplices, type Manner } from "./compose.js";
import { unifiedDiff } from "./diff.js";
import { onDisk } from "./on-disk.js";
import { endOf, placeFor, veryEndOf } from "./placement.js";
import { type Discrepancy, discrepancy } from "./proof.js";
import { isSameEntry } from "./same-entry.js";
import { applySplices, overlaps, type Splice } from "./splice.js";
import { place, type Untouchable, untouchableIn } from "./untouchable.js";

/** A file that a change set changes. */
export interface PatchedFile {
  readonly source: SourceFile;
  /** The same file with the change, as it would be read. */
  readonly patched: SourceFile;
  /** In `source.bytes`, in order. */
  readonly splices: readonly Splice[];
  /** The bytes on disk, in the file's own encoding: as they must still be, and as they are to become. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export type Patch = { readonly files: readonly PatchedFile[] } | { readonly refused: string };

export interface PatchOptions {
  /** Opens the files of $INCLUDE lines, as it did when the zone was read. */
  readonly include?: Include;
  /** Default: what can be told from the zone alone. */
  readonly untouchable?: Untouchable;
}

/**
 * Writes a change set into the files of its zone and touches nothing else. The result is read again: its records must be
 * the old ones with the edits and nothing but that, or the patch is refused.
 * @returns the changed files, or why there is no patch: a sentence without its full stop
 */
export function applyChangeSet(changeSet: ChangeSet, options: PatchOptions = {}): Patch {
  if (changeSet.edits.length === 0) return { files: [] };
  const { zone } = changeSet;
  const untouchable = options.untouchable ?? untouchableIn([zone]);
  const refused = firstUntouchable(changeSet, untouchable);
  if (refused !== undefined) return { refused };
  // A file that sets no $TTL, or names that are not what they look like: then after its records and in full, or where
  // nothing follows that could take a name or a TTL from it.
  const approaches: readonly Approach[] = [
    { placeFor: (record) => placeFor(changeSet, record, untouchable), plain: false },
    { placeFor: () => endOf(zone, untouchable), plain: true },
    { placeFor: () => veryEndOf(zone), plain: true },
  ];
  const reasons: string[] = [];
  for (const approach of approaches) {
    const attempt = attemptPatch(changeSet, approach, { untouchable, include: options.include });
    if ("files" in attempt) return attempt;
    reasons.push(attempt.why);
  }
  return { refused: reasons[0] as string };
}

function firstUntouchable({ zone, edits }: ChangeSet, untouchable: Untouchable): string | undefined {
  for (const edit of edits) {
    const why =
      edit.kind === "add"
        ? untouchable({ source: zone.source, start: 0, end: 0 })
        : whyFixed(zone, edit.old, untouchable);
    if (why) return edit.kind === "add" ? why : `${recordText(edit.old)} cannot be changed in its file: ${why}`;
  }
  return undefined;
}

function whyFixed(zone: Zone, old: ResourceRecord, untouchable: Untouchable): string | undefined {
  const read = zone.records(old.owner, old.type) as readonly ResourceRecord[];
  return read.some((one) => isSameEntry(one, old)) ? untouchable(old.span) : "no line of it has this record";
}

function failure({ lost }: Discrepancy): string {
  const what = lost ? `${recordText(lost)} at ${place(lost.span.source.expandedFrom ?? lost.span)}` : "another record";
  return `the change cannot be written without altering ${what}; make it by hand`;
}

type Attempt = { readonly files: readonly PatchedFile[] } | { readonly why: string };
type Approach = Pick<Manner, "placeFor" | "plain">;

interface Surroundings {
  readonly untouchable: Untouchable;
  readonly include: Include | undefined;
}

/**
 * Makes the patch and reads it. Where no $TTL is set, an entry takes its TTL from the one before it (RFC 1035 §5.1), so
 * entries around a change may have to state theirs: they are found by what reading says.
 */
function attemptPatch(changeSet: ChangeSet, approach: Approach, { untouchable, include }: Surroundings): Attempt {
  const restated: ResourceRecord[] = [];
  let stateTtls = false;
  for (;;) {
    const files = patchedFiles(composeSplices(changeSet, { ...approach, restated, stateTtls }));
    const wrong = files ? wrongIn(changeSet, files, include) : {};
    if (!wrong) return { files: files as PatchedFile[] };
    const borrower = borrowedTtl(wrong) ? (wrong.lost as ResourceRecord) : undefined;
    const fixed = borrower && untouchable(borrower.span);
    if (borrower && fixed)
      return { why: `${recordText(borrower)} takes its TTL from an entry that changes, and ${fixed}` };
    if (borrower && restated.length <= changeSet.edits.length) restated.push(borrower);
    else if (stateTtls) return { why: failure(wrong) };
    else stateTtls = true;
  }
}

/** Whether a record is right but for its TTL, which its entry does not state. */
function borrowedTtl({ lost, found }: Discrepancy): boolean {
  if (!lost || !found || lost.owner !== found.owner || lost.type !== found.type) return false;
  return lost.ttl !== found.ttl && layoutOf(lost).ttl === undefined;
}

function patchedFiles(splices: ReadonlyMap<SourceFile, readonly Splice[]>): PatchedFile[] | undefined {
  const files: PatchedFile[] = [];
  for (const [source, own] of splices) {
    if (overlaps(own)) return undefined;
    const disk = onDisk(source, own);
    files.push({
      source,
      patched: { ...source, bytes: applySplices(source.bytes, own) },
      splices: own,
      before: disk.before,
      after: applySplices(disk.before, disk.splices),
    });
  }
  return files;
}

function wrongIn(
  changeSet: ChangeSet,
  files: readonly PatchedFile[],
  include: Include | undefined,
): Discrepancy | undefined {
  const reading = readAgain(changeSet.zone, files, include);
  return hasNewProblem(reading, files) ? {} : discrepancy(changeSet, reading.zone);
}

function readAgain(zone: Zone, files: readonly PatchedFile[], include: Include | undefined): ZoneReading {
  const patched = new Map(files.map(({ source, patched }) => [source.path, patched]));
  const open: Include | undefined =
    include &&
    ((path, from) => {
      const opened = include(path, from);
      return "refused" in opened ? opened : (patched.get(opened.path) ?? { ...opened });
    });
  // Copies, because what is known of a text that was read is kept with its object.
  return readZone(patched.get(zone.source.path) ?? { ...zone.source }, {
    ...(zone.originFrom === "argument" && { origin: zone.origin }),
    view: zone.view,
    ...(open && { include: open }),
  });
}

/** Whether a line that the patch wrote cannot be read. */
function hasNewProblem({ problems }: ZoneReading, files: readonly PatchedFile[]): boolean {
  return files.some(({ patched, splices }) => {
    let shift = 0;
    return splices.some(({ start, end, bytes }) => {
      const from = start + shift;
      shift += bytes.length - (end - start);
      return problems.some(({ at }) => at.source === patched && at.start < from + bytes.length && at.end > from);
    });
  });
}

/** The change of a file as it stands on disk, for `patch -p1` and `git apply`. */
export function diffOf({ source, splices }: PatchedFile): Uint8Array {
  const disk = onDisk(source, splices);
  return unifiedDiff(source.path, disk.before, disk.splices);
}

/** The change of a file in UTF-8, whatever its encoding: for people. */
export function readableDiffOf({ source, splices }: PatchedFile): Uint8Array {
  return unifiedDiff(source.path, source.bytes, splices);
}
