/**
 * Numbers that look drawn and are the same on every machine and run.
 *
 * @param {number} seed
 * @returns {(below: number) => number} a whole number from 0 up to but without `below`, at most 2^16
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    // Knuth's linear congruential generator; its high bits are the ones that are well mixed.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(((state >>> 16) / 0x10000) * below);
  };
}
