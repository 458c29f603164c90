import { damerauLevenshtein } from "../text/edit-distance.js";

/** The option that somebody probably meant: at most a third of its letters apart; undefined when none is near. */
export function nearest(given: string, options: readonly string[]): string | undefined {
  let best: { option: string; distance: number } | undefined;
  for (const option of options) {
    const distance = damerauLevenshtein(given.toLowerCase(), option.toLowerCase());
    if (distance <= Math.max(1, Math.floor(option.length / 3)) && (!best || distance < best.distance)) {
      best = { option, distance };
    }
  }
  return best?.option;
}
