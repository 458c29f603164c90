import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../paths.mjs";

const page = join(root, "docs/mutation.md");

/**
 * The mutants that docs/mutation.md explains: lines of a list, a file and a change in code marks each.
 * A change is told by what it says, not by its line, so that the page lasts.
 */
export function explained() {
  const text = existsSync(page) ? readFileSync(page, "utf-8") : "";
  /** @type {Set<string>} */
  const used = new Set();
  const keys = text.split("\n").flatMap((line) => {
    const [, path, from, to] = /^- `([^`]+)`: ``? ?(.+?) ?``? => ``? ?(.+?) ?``?: /.exec(line) ?? [];
    return path && from && to ? [`${path}: ${from} => ${to}`] : [];
  });
  return {
    /** @param {import("./mutants.mjs").Mutant | undefined} mutant */
    covers(mutant) {
      const key = mutant && `${mutant.path}: ${mutant.from} => ${mutant.to || "(left out)"}`;
      if (key === undefined || !keys.includes(key)) return false;
      used.add(key);
      return true;
    },
    unused: () => keys.filter((key) => !used.has(key)),
  };
}
