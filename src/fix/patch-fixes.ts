import type { Fix } from "../finding.js";
import type { ChangeSet } from "../zone/edit.js";
import type { Zone } from "../zone/zone.js";
import { applyChangeSet, type PatchedFile, type PatchOptions } from "./patch.js";
import { type FixPlan, type PlanOptions, planFixes, type Refusal } from "./plan.js";
import { untouchableIn } from "./untouchable.js";

/** What `fix` writes, and what it does not. */
export interface FixedFiles extends Omit<FixPlan, "changeSets"> {
  readonly files: readonly PatchedFile[];
}

export interface PatchFixesOptions extends Omit<PlanOptions, "untouchable">, Omit<PatchOptions, "untouchable"> {
  /** Every zone that was read: a file that serves two of them is not touched for one. */
  readonly zones: Iterable<Zone>;
  /** Files that are not to be changed, by path, and why: a clause that goes on from the path. */
  readonly kept?: ReadonlyMap<string, string>;
}

/**
 * Plans the fixes and writes them into the files of their zones. A fix that cannot be written in one of its zones is
 * written in none, and the others are planned again without it.
 */
export function patchFixes(fixes: readonly Fix[], { zones, kept, ...options }: PatchFixesOptions): FixedFiles {
  const made = { ...options, untouchable: untouchableIn(zones, kept) };
  const refused: Refusal[] = [];
  for (;;) {
    const possible = fixes.filter((fix) => !refused.some((one) => one.fix === fix));
    const { changeSets, ...plan } = planFixes(possible, made);
    const files: PatchedFile[] = [];
    const failed: Refusal[] = [];
    for (const changes of changeSets) {
      const patch = applyChangeSet(changes, made);
      if ("files" in patch) files.push(...patch.files);
      else failed.push(...culprits(changes.zone, plan.chosen, patch.refused, made));
    }
    if (failed.length === 0) return { ...plan, refused: [...refused, ...plan.refused], files };
    refused.push(...failed);
  }
}

/** The fixes that stand in the way of a zone's patch: those that fail alone, or else all that touch the zone. */
function culprits(zone: Zone, chosen: readonly Fix[], why: string, options: PatchOptions): Refusal[] {
  const touching = chosen.flatMap((fix) => {
    const edits: ChangeSet["edits"] = fix.edits.flatMap((one) => (one.zone === zone ? [one.edit] : []));
    return edits.length === 0 ? [] : [{ fix, patch: applyChangeSet({ zone, edits }, options) }];
  });
  const alone = touching.flatMap(({ fix, patch }) => ("refused" in patch ? [{ fix, why: patch.refused }] : []));
  return alone.length > 0 ? alone : touching.map(({ fix }) => ({ fix, why }));
}
