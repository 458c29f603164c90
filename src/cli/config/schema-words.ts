import * as v from "valibot";
import { nearest } from "../nearest.js";

/** The kinds of values of zonewright.yaml, each with the sentence that says what was expected. */

export function text(what: string) {
  return v.string(`must be ${what}`);
}

export function list<const S extends v.GenericSchema>(item: S) {
  return v.array(item, "must be a list");
}

export function oneOf<const O extends readonly string[]>(options: O) {
  return v.picklist(options, ({ input }) => {
    const given =
      typeof input === "string" || typeof input === "number" ? `, not ${JSON.stringify(String(input))}` : "";
    return `must be ${alternatives(options)}${given}${didYouMean(input, options)}`;
  });
}

/** A mapping with exactly these keys. */
export function mapping<const E extends v.ObjectEntries>(entries: E) {
  const keys = Object.keys(entries);
  const object = v.strictObject(entries, (issue) => {
    const key = issue.path?.at(-1)?.key;
    if (issue.expected === "never") return `unknown key ${issue.received}${didYouMean(key, keys)}`;
    return `the key ${issue.expected} is missing`;
  });
  return v.pipe(isMapping(keys.filter((key) => !key.startsWith("$")).join(", ")), object);
}

/** A mapping of names that the user chooses. */
export function mappingOf<const K extends v.GenericSchema<string>, const V extends v.GenericSchema>(
  what: string,
  key: K,
  value: V,
) {
  return v.pipe(isMapping(what), v.record(key, value));
}

/** A list is an object too, and would be taken for a mapping of numbers. */
function isMapping(what: string) {
  const isOne = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);
  return v.custom<Record<string, unknown>>(isOne, `must be a mapping of ${what}`);
}

function alternatives(options: readonly string[]): string {
  return options.length === 1 ? `${options[0]}` : `${options.slice(0, -1).join(", ")} or ${options.at(-1)}`;
}

function didYouMean(given: unknown, options: readonly string[]): string {
  const near = typeof given === "string" ? nearest(given, options) : undefined;
  return near ? `; did you mean ${near}?` : "";
}
