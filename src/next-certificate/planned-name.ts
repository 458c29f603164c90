import type { Survey } from "../autodiscover/survey.js";
import { coversSomething } from "../certificate/name-match.js";
import { type Name, parentOf, withoutDot } from "../zone/name.js";
import type { Need } from "./need.js";
import { reasonsOf } from "./reason.js";

/** A name that the next certificate has to carry, and why. */
export interface PlannedName {
  /** As it stands on the certificate: `*.contoso.com`, lower case, without the final dot. */
  readonly text: string;
  /** At least one. */
  readonly needs: readonly Need[];
  /** The same in clauses for messages. */
  readonly reasons: readonly string[];
  /** Whether a certificate of today carries it word for word. */
  readonly isOnTodays: boolean;
}

/**
 * The names in the order of their needs, each once. A wildcard of today, or one that somebody asks for, stands in place of
 * the names that it covers where they are at least two: fewer names, and nobody has to get used to a new kind.
 */
export function plannedNames({ certificates }: Survey, needs: readonly Need[]): PlannedName[] {
  const today = certificates.flatMap(({ names }) => names);
  const wildcards = today.filter((written) => written.wildcard && coversSomething(written));
  const folded = new Map<Name, string>();
  const distinct = new Set(needs.map(({ name }) => name));
  for (const { name, text } of wildcards) {
    if (name && [...distinct].filter((one) => parentOf(one) === name).length > 1) folded.set(name, text);
  }
  for (const name of distinct) if (name.startsWith("*.")) folded.set(parentOf(name), withoutDot(name));
  const byText = new Map<string, Need[]>();
  for (const need of needs) {
    const text = folded.get(parentOf(need.name)) ?? withoutDot(need.name);
    const known = byText.get(text);
    if (known) known.push(need);
    else byText.set(text, [need]);
  }
  const texts = new Set(today.map(({ text }) => text));
  return [...byText].map(([text, all]) => ({ text, needs: all, reasons: reasonsOf(all), isOnTodays: texts.has(text) }));
}
