import { isDeepStrictEqual } from "node:util";

// What test files import from vitest, as far as the ones that judge mutants need it: tests are kept and run again and again.

/** @type {{ name: string, run: () => unknown }[]} */
export const kept = [];

/** @param {string} name @param {...any} rest */
export function test(name, ...rest) {
  kept.push({ name, run: rest.find((one) => typeof one === "function") });
}

test.each = (/** @type {readonly any[]} */ rows) => (/** @type {string} */ name, /** @type {Function} */ run) => {
  for (const row of rows) test(`${name} ${row}`, () => (Array.isArray(row) ? run(...row) : run(row)));
};

/** @param {string} _name @param {() => void} body */
export function describe(_name, body) {
  body();
}

describe.each = (/** @type {readonly any[]} */ rows) => (/** @type {string} */ name, /** @type {Function} */ body) => {
  for (const row of rows) describe(name, () => (Array.isArray(row) ? body(...row) : body(row)));
};

/**
 * @param {any} value
 * @returns {any} without its undefined properties, which toEqual passes over
 */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, bare(one)]));
}

/**
 * @param {any} value
 * @param {any} part
 * @returns {boolean}
 */
function matches(value, part) {
  if (part === null || typeof part !== "object") return Object.is(value, part);
  return Object.entries(part).every(([key, one]) => matches(value?.[key], one));
}

/** @type {Record<string, (value: any, expected: any) => boolean>} */
const matchers = {
  toBe: Object.is,
  toEqual: (value, expected) => isDeepStrictEqual(bare(value), bare(expected)),
  toContain: (value, expected) => value.includes(expected),
  toContainEqual: (value, expected) =>
    value.some((/** @type {any} */ one) => isDeepStrictEqual(bare(one), bare(expected))),
  toBeUndefined: (value) => value === undefined,
  toBeDefined: (value) => value !== undefined,
  toBeLessThan: (value, expected) => value < expected,
  toBeGreaterThan: (value, expected) => value > expected,
  toBeGreaterThanOrEqual: (value, expected) => value >= expected,
  toHaveProperty: (value, expected) => expected in value,
  toHaveLength: (value, expected) => value.length === expected,
  toMatch: (value, expected) => (typeof expected === "string" ? value.includes(expected) : expected.test(value)),
  toMatchObject: matches,
};

/** @param {any} value */
export function expect(value) {
  const as = (/** @type {boolean} */ right) =>
    Object.fromEntries(
      Object.entries(matchers).map(([name, match]) => [
        name,
        (/** @type {any} */ expected) => {
          if (match(value, expected) !== right) throw new Error(`not ${name}`);
        },
      ]),
    );
  return { ...as(true), not: as(false) };
}
