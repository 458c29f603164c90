import type { Fix } from "../finding.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import type { Zone } from "../zone/zone.js";
import { joinEdits } from "./conflict.js";
import { serialEdit } from "./serial-edit.js";

/** A fix that cannot be made beside the others, and why: a sentence without its full stop. */
export interface Refusal {
  readonly fix: Fix;
  readonly why: string;
}

export interface FixPlan {
  /** One per zone that changes, in the order in which the fixes first touch it; the rise of the serial comes last. */
  readonly changeSets: readonly ChangeSet[];
  readonly chosen: readonly Fix[];
  /** Fixes with a removal that were not asked for. */
  readonly heldBack: readonly Fix[];
  readonly refused: readonly Refusal[];
}

export interface PlanOptions {
  /** Whether fixes that remove or replace records are wanted too. */
  readonly unsafe: boolean;
  /** Today, for serials that are dates. */
  readonly now: Date;
}

/**
 * Makes one change set per zone out of the fixes of many findings. Each fix is made whole or not at all; equal edits
 * count once; a fix that contradicts those before it is refused and named.
 * @param fixes in the order of their findings; one object may come several times
 */
export function planFixes(fixes: Iterable<Fix>, { unsafe, now }: PlanOptions): FixPlan {
  const offered = [...new Set(fixes)].filter(({ edits }) => edits.length > 0);
  const wanted = offered.filter(({ safety }) => safety === "safe" || (safety === "unsafe" && unsafe));
  const heldBack = offered.filter(({ safety }) => safety === "unsafe" && !unsafe);
  const planned = new Map<Zone, readonly RecordEdit[]>();
  const refused = settle(wanted, planned);
  const isRefused = new Set(refused.map(({ fix }) => fix));
  return {
    changeSets: Array.from(planned, ([zone, edits]) => ({ zone, edits: withSerial(zone, edits, now) })),
    chosen: wanted.filter((fix) => !isRefused.has(fix)),
    heldBack,
    refused,
  };
}

/** Tries the refused ones again while others get in: a later fix may take away what stood in the way. */
function settle(fixes: readonly Fix[], planned: Map<Zone, readonly RecordEdit[]>): Refusal[] {
  for (let waiting = fixes; ; ) {
    const refused = waiting.flatMap((fix) => {
      const why = tryFix(fix, planned);
      return why === undefined ? [] : [{ fix, why }];
    });
    if (refused.length === 0 || refused.length === waiting.length) return refused;
    waiting = refused.map(({ fix }) => fix);
  }
}

/** Lays all edits of a fix over what is planned, or none; returns why not. */
function tryFix(fix: Fix, planned: Map<Zone, readonly RecordEdit[]>): string | undefined {
  const joined = new Map<Zone, readonly RecordEdit[]>();
  for (const zone of new Set(fix.edits.map(({ zone }) => zone))) {
    const edits = fix.edits.filter((edit) => edit.zone === zone).map(({ edit }) => edit);
    const both = joinEdits(zone, planned.get(zone) ?? [], edits);
    if (typeof both === "string") return both;
    joined.set(zone, both);
  }
  for (const [zone, edits] of joined) planned.set(zone, edits);
  return undefined;
}

function withSerial(zone: Zone, edits: readonly RecordEdit[], now: Date): readonly RecordEdit[] {
  const touchesSoa = edits.some((edit) => edit.kind !== "add" && edit.old.type === "SOA");
  const rise = touchesSoa ? undefined : serialEdit(zone, now);
  return rise ? [...edits, rise] : edits;
}
