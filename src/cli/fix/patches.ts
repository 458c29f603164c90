import type { Fix } from "../../finding.js";
import { applyChangeSet, type PatchedFile } from "../../fix/patch.js";
import { planFixes } from "../../fix/plan.js";
import type { ChangeSet } from "../../zone/edit.js";
import { withoutDot } from "../../zone/name.js";
import type { Session } from "../input/session.js";

/** The corrections of a run as changed files. */
export interface Patches {
  readonly files: readonly PatchedFile[];
  /** What the files come from. */
  readonly changeSets: readonly ChangeSet[];
  readonly chosen: readonly Fix[];
  /** Corrections with a removal that were not asked for. */
  readonly heldBack: readonly Fix[];
  /** Why some cannot be made: whole sentences. */
  readonly refusals: readonly string[];
}

/**
 * Turns fixes into changed files. A fix is made whole or not at all: when the patch of one zone is refused, the fixes
 * that touch this zone are left out and the rest is planned again.
 */
export function patchesFor(fixes: readonly Fix[], session: Session, unsafe: boolean): Patches {
  const refusals: string[] = [];
  const zones = session.files.map(({ zone }) => zone);
  for (let wanted = fixes; ; ) {
    const plan = planFixes(wanted, { unsafe, now: session.estate.now });
    const patches = plan.changeSets.map((changes) => ({
      changes,
      patch: applyChangeSet(changes, { include: session.include, zones }),
    }));
    const failed = patches.find(({ patch }) => "refused" in patch);
    if (!failed) {
      const refused = plan.refused.map(({ fix, why }) => `Left out: ${fix.summary} (${why}).`);
      const files = patches.flatMap(({ patch }) => ("files" in patch ? patch.files : []));
      return { ...plan, files, refusals: [...refusals, ...refused] };
    }
    const { zone } = failed.changes;
    const why = "refused" in failed.patch ? failed.patch.refused : "";
    refusals.push(`${zone.source.path} (${withoutDot(zone.origin)}) is left as it is: ${why}.`);
    wanted = wanted.filter(({ edits }) => edits.every((edit) => edit.zone !== zone));
  }
}

const smallZone = 10;
const largestShare = 0.3;

/**
 * Whether a zone would lose so much that somebody should look twice: a wrong argument can make every record look wrong.
 * @returns the sentence that says so
 */
export function tooManyRemovals(changeSets: readonly ChangeSet[]): string | undefined {
  for (const { zone, edits } of changeSets) {
    const removed = edits.filter(({ kind }) => kind === "remove").length;
    if (zone.size < smallZone || removed <= zone.size * largestShare) continue;
    return `${zone.source.path} would lose ${removed} of its ${zone.size} records, more than 30 %.`;
  }
  return undefined;
}
