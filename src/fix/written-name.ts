import { isBelow, type Name } from "../zone/name.js";

/**
 * A name as it is written where `origin` is in force: `@` or relative where the neighbours write so, else absolute.
 */
export function writtenName(name: Name, origin: Name, relative: boolean): string {
  if (!relative) return name;
  if (name === origin) return "@";
  if (!isBelow(name, origin)) return name;
  return origin === "." ? name.slice(0, -1) : name.slice(0, -origin.length - 1);
}

/** Whether a word of a zone file is an absolute name: it ends in a dot that no backslash escapes. */
export function isAbsolute(word: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\.$/.test(word);
}
