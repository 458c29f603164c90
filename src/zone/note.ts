import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { Span } from "../text/source.js";
import type { FormId } from "./dialect/form.js";

/**
 * What a name server would refuse, or take for something else than the reader does: a rule says so.
 * - `at label`: GoDaddy's `.@` at the end of an owner
 * - `huge TTL`: over 2^31 - 1 seconds
 * - `long string`: over 255 octets in one string of a text
 * - `placeholder`: a name that an exporter asks to be replaced
 */
export type Slip = "at label" | "huge TTL" | "long string" | "placeholder";

/** What the reader took as what, without being told. */
export interface ZoneNote {
  readonly about: "default TTL" | "TTL" | "owner" | "target" | "text" | "record" | "form";
  readonly subject: string;
  readonly because: string;
  /** The first place, where there is one to show. */
  readonly at?: Span;
  readonly slip?: Slip;
  /** The form that a name server may refuse. */
  readonly form?: FormId;
  /** Who wrote the file, where the comment at its top tells. */
  readonly exporter?: string;
  /** How many places there are; absent where they were not counted. */
  readonly count?: number;
}

/** A way of writing that only some exporters have, and what it is taken for. */
export interface Habit extends Pick<ZoneNote, "about" | "subject" | "slip" | "form"> {
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

/**
 * What is to be said of the habits that were met, in the order in which they were.
 * @param exporter who wrote the file, where that is known
 */
export function habitNotes(habits: Habits, exporter?: string): ZoneNote[] {
  return Array.from(habits, ([{ because, ...habit }, { first, count }]) => {
    const { line } = positionAt(first.source, first.start);
    const more = count === 1 ? "" : ` and ${count - 1} more`;
    return {
      ...habit,
      because: `${printable(first.source.path)}:${line}${more}: ${because}`,
      at: first,
      count,
      ...(exporter && { exporter }),
    };
  });
}
