import type { Fix } from "../finding.js";
import type { ChangeSet, RecordEdit } from "../zone/edit.js";
import type { Zone } from "../zone/zone.js";
import { joinEdits } from "./conflict.js";
import { serialEdit } from "./serial-edit.js";
import type { Untouchable } from "./untouchable.js";

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
  /** Zones whose serial has to be raised by hand, and why. */
  readonly unraised: readonly { readonly zone: Zone; readonly why: string }[];
}

export interface PlanOptions {
  /** Whether fixes that remove or replace records are wanted too. */
  readonly unsafe: boolean;
  /** Today, for serials that are dates. */
  readonly now: Date;
  /** For a plan that is to be written into files. */
  readonly untouchable?: Untouchable;
}

/**
 * Makes one change set per zone out of the fixes of many findings. Each fix is made whole or not at all; equal edits
 * count once; a fix that contradicts those before it is refused and named.
 * @param fixes in the order of their findings; one object may come several times
 */
export function planFixes(fixes: Iterable<Fix>, { unsafe, now, untouchable = () => undefined }: PlanOptions): FixPlan {
  const offered = [...new Set(fixes)].filter(({ edits }) => edits.length > 0);
  const wanted = offered.filter(({ safety }) => safety === "safe" || (safety === "unsafe" && unsafe));
  const heldBack = offered.filter(({ safety }) => safety === "unsafe" && !unsafe);
  const barred = wanted.flatMap((fix) => barring(fix, untouchable));
  const planned = new Map<Zone, readonly RecordEdit[]>();
  const refused = [...barred, ...settle(without(wanted, barred), planned)];
  const serials = Array.from(planned, ([zone, edits]) => ({ zone, ...serialOf(zone, edits, now, untouchable) }));
  return {
    changeSets: serials.map(({ zone, rise }) => ({ zone, edits: [...(planned.get(zone) ?? []), ...rise] })),
    chosen: without(wanted, refused),
    heldBack,
    refused,
    unraised: serials.flatMap(({ zone, why }) => (why === undefined ? [] : [{ zone, why }])),
  };
}

function without(fixes: readonly Fix[], refused: readonly Refusal[]): Fix[] {
  return fixes.filter((fix) => !refused.some((one) => one.fix === fix));
}

function barring(fix: Fix, untouchable: Untouchable): Refusal[] {
  for (const { edit } of fix.edits) {
    const why = edit.kind === "add" ? undefined : untouchable(edit.old.span);
    if (why !== undefined) return [{ fix, why }];
  }
  return [];
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

/** The rise of the serial, or why it is left to a person. */
function serialOf(
  zone: Zone,
  edits: readonly RecordEdit[],
  now: Date,
  untouchable: Untouchable,
): { readonly rise: readonly RecordEdit[]; readonly why?: string } {
  if (edits.some((edit) => edit.kind !== "add" && edit.old.type === "SOA")) return { rise: [] };
  const rise = serialEdit(zone, now);
  const why = rise && untouchable(rise.old.span);
  return why === undefined ? { rise: rise ? [rise] : [] } : { rise: [], why };
}
