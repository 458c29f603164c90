import { isAtOrBelow, type Name, root } from "../zone/name.js";

/** A name as it is written where `origin` is in force: `@` for it, relative below it, absolute outside of it. */
export function relativeName(name: Name, origin: Name): string {
  if (name === origin) return "@";
  if (!isAtOrBelow(name, origin)) return name;
  return name.slice(0, origin === root ? -1 : -origin.length - 1);
}
