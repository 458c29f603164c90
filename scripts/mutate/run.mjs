/**
 * Runs the cases once as the code is, then again for every mutant those that reach it, until one notices.
 *
 * @typedef {{ name: string, run: () => unknown }} Case
 * @typedef {{ survivors: number[], unreached: number[], broken: string[] }} Outcome
 */

/** @type {any} what the mutated code asks, by name */
const everything = globalThis;
const mostRounds = 3_000_000;

/**
 * @param {readonly Case[]} cases
 * @param {readonly number[]} chosen numbers of mutants
 * @param {(done: number, survivors: number) => void} progress
 * @returns {Outcome}
 */
export function runMutants(cases, chosen, progress) {
  /** @type {Map<number, Case[]>} */
  const reaching = new Map(chosen.map((n) => [n, []]));
  /** @type {string[]} */
  const broken = [];
  // What is quick is asked first.
  /** @type {Map<Case, number>} milliseconds */
  const costs = new Map();
  for (const one of cases) {
    /** @type {Set<number>} */
    const reached = new Set();
    everything.zonewrightMutant = (/** @type {number} */ n) => reached.add(n) === undefined;
    const start = performance.now();
    const isSound = passes(one);
    costs.set(one, performance.now() - start);
    if (!isSound) broken.push(one.name);
    else for (const n of reached) reaching.get(n)?.push(one);
  }
  /** @type {number[]} */
  const survivors = [];
  // What noticed one mutant often notices the next.
  /** @type {Map<Case, number>} */
  const noticed = new Map();
  for (const [i, [mutant, those]] of [...reaching].entries()) {
    everything.zonewrightMutant = (/** @type {number} */ n) => n === mutant;
    const inOrder = those.toSorted(
      (a, b) => (noticed.get(b) ?? -1) - (noticed.get(a) ?? -1) || (costs.get(a) ?? 0) - (costs.get(b) ?? 0),
    );
    const killer = inOrder.find((one) => !passes(one));
    if (killer) noticed.set(killer, i);
    else if (those.length > 0) survivors.push(mutant);
    progress(i + 1, survivors.length);
  }
  const unreached = chosen.filter((n) => reaching.get(n)?.length === 0);
  return { survivors, unreached, broken };
}

/** @param {Case} one */
function passes({ run }) {
  let rounds = 0;
  everything.zonewrightRound = () => {
    if (++rounds > mostRounds) throw new Error("a loop without an end");
  };
  const { log } = console;
  console.log = () => {};
  try {
    run();
    return true;
  } catch {
    return false;
  } finally {
    console.log = log;
  }
}
