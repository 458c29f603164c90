import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { Span } from "../text/source.js";

/** What the reader took as what, without being told. */
export interface ZoneNote {
  readonly about: "default TTL" | "TTL" | "owner" | "target" | "text" | "record" | "form";
  readonly subject: string;
  readonly because: string;
  /** The first place, where there is one to show. */
  readonly at?: Span;
}

/** A way of writing that only some exporters have, and what it is taken for. */
export interface Habit extends Pick<ZoneNote, "about" | "subject"> {
  /** A clause without its full stop. */
  readonly because: string;
}

/** The habits that were met: where first, and how often. */
export type Habits = Map<Habit, { readonly first: Span; count: number }>;

/** Notes that a habit was met: it is said once for each file, with its first place. */
export function meet(habits: Habits, habit: Habit, at: Span): void {
  const met = habits.get(habit);
  if (met) met.count++;
  else habits.set(habit, { first: at, count: 1 });
}

/** What is to be said of the habits that were met, in the order in which they were. */
export function habitNotes(habits: Habits): ZoneNote[] {
  return Array.from(habits, ([{ about, subject, because }, { first, count }]) => {
    const { line } = positionAt(first.source, first.start);
    const more = count === 1 ? "" : ` and ${count - 1} more`;
    return { about, subject, because: `${printable(first.source.path)}:${line}${more}: ${because}`, at: first };
  });
}
