/**
 * How many slips of the fingers lie between two words: characters inserted, left out, replaced, or two neighbours
 * swapped (Damerau 1964). Unrestricted: the swapped two may have others between them (`ca` to `abc` is 2). The shorter
 * "optimal string alignment" says 3 there and breaks the triangle inequality, so that it is no distance at all.
 * Written after the recurrence of Lowrance and Wagner (1975). Characters are UTF-16 units.
 */
export function damerauLevenshtein(one: string, other: string): number {
  const limit = one.length + other.length;
  const rows = Array.from({ length: one.length + 2 }, () => new Array<number>(other.length + 2).fill(limit));
  for (let i = 0; i <= one.length; i++) rows[i + 1]![1] = i;
  for (let j = 0; j <= other.length; j++) rows[1]![j + 1] = j;
  const lastRowWith = new Map<string, number>();
  for (let i = 1; i <= one.length; i++) {
    let lastMatch = 0;
    for (let j = 1; j <= other.length; j++) {
      const swapRow = lastRowWith.get(other.charAt(j - 1)) ?? 0;
      const swapColumn = lastMatch;
      const same = one.charAt(i - 1) === other.charAt(j - 1);
      if (same) lastMatch = j;
      rows[i + 1]![j + 1] = Math.min(
        rows[i]![j]! + (same ? 0 : 1),
        rows[i + 1]![j]! + 1,
        rows[i]![j + 1]! + 1,
        rows[swapRow]![swapColumn]! + (i - swapRow - 1) + 1 + (j - swapColumn - 1),
      );
    }
    lastRowWith.set(one.charAt(i - 1), i);
  }
  return rows[one.length + 1]![other.length + 1]!;
}
