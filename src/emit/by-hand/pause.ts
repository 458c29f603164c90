import type { Name } from "../../zone/name.js";
import type { HandStep } from "./step.js";

/** Where a person waits, and where not: a sentence before a step, or none. */
export function pauses(steps: readonly HandStep[]): (string | undefined)[] {
  const lastComing = new Map<Name, number>();
  for (const [index, { comes }] of steps.entries()) for (const { owner } of comes) lastComing.set(owner, index);
  const roomFor = steps.map(({ kind, goes }, index) => {
    const next = goes.reduce((latest, { owner }) => Math.max(latest, lastComing.get(owner) ?? -1), -1);
    return kind === "remove" && next > index ? next : undefined;
  });
  const firstAdded = steps.findIndex(({ kind }) => kind !== "remove");
  const firstFreeRemoval = steps.findIndex(
    ({ kind }, index) => kind === "remove" && roomFor[index] === undefined && index > firstAdded,
  );
  return steps.map((_, index) => {
    const next = roomFor[index];
    if (next !== undefined && roomFor[index - 1] === undefined) return withoutBreak(index + 1, next + 1);
    return firstAdded >= 0 && index === firstFreeRemoval ? waitBefore(index + 1) : undefined;
  });
}

function waitBefore(step: number): string {
  return `Pause before step ${step}: go on only when what was added is answered from outside, and any wait named above is over.`;
}

function withoutBreak(from: number, to: number): string {
  const steps = to === from + 1 ? `${from} and ${to}` : `${from} to ${to}`;
  return `Do steps ${steps} without a break: between them the name has no answer.`;
}
