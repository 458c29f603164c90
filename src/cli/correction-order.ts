import { type EmittedEdit, identity, recordsOf } from "../emit/emission.js";
import type { Correction } from "../finding.js";
import { duration } from "../report/duration.js";
import type { Zone } from "../zone/zone.js";

/** What the corrections that touch one zone say of the order of its edits. */
export interface Order {
  /** The longest wait between what comes and what goes, and what it is for; absent where nothing has to wait. */
  readonly wait?: { readonly seconds: number; readonly why: string };
  /** Whether an edit has to wait for the others. */
  isSecond(edit: EmittedEdit): boolean;
}

export function orderIn(zone: Zone, corrections: readonly Correction[]): Order {
  const seconds = new Set<string>();
  let wait: Order["wait"];
  for (const { steps } of corrections) {
    for (const [index, { edits, isAfterWait }] of steps.entries()) {
      const mine = isAfterWait ? edits.filter((one) => one.zone === zone) : [];
      const before = steps[index - 1];
      if (mine.length === 0 || !before) continue;
      for (const { edit } of mine) seconds.add(keyOf(edit));
      if (!wait || before.wait > wait.seconds) wait = { seconds: before.wait, why: before.why };
    }
  }
  return { ...(wait && { wait }), isSecond: (edit) => seconds.has(keyOf(edit)) };
}

function keyOf(edit: EmittedEdit): string {
  return [edit.kind, ...recordsOf(edit).map(identity)].join("\n");
}

/** What is said of the wait: of both steps in one text, which may run through or leave somebody the time, or of one. */
export function waitNotes({ wait }: Order, step: "1" | "2" | undefined, runsThrough: boolean): string[] {
  if (!wait) return [];
  const time = duration(wait.seconds);
  if (step === "1") return [`Step 1 of 2, what comes. Wait ${time} before step 2: ${wait.why}.`];
  if (step === "2") return [`Step 2 of 2, what goes: not before step 1 is ${time} old, because ${wait.why}.`];
  if (!runsThrough) return [`Add first; wait ${time} before anything is deleted: ${wait.why}.`];
  return [`This makes everything at once. Better in two: --step 1, then wait ${time}, then --step 2: ${wait.why}.`];
}
