import { statSync } from "node:fs";
import { dirname, isAbsolute, join, parse, resolve, sep } from "node:path";

/** A folder that a configuration names and that is not here, and the folder that was taken for it. */
export interface MovedFolder {
  readonly from: string;
  readonly to: string;
}

/** Finds the files that a named.conf names, on the machine of the server or in a copy of its folders. */
export interface StatedPaths {
  /**
   * @param folders what a relative path may be relative to, the likeliest first; absolute
   * @returns absolute; undefined when it is not there
   */
  find(path: string, folders: readonly string[]): string | undefined;
  /** Where a path that is not there may lie in a copy, the likeliest first. */
  copiesOf(stated: string): Iterable<MovedFolder & { readonly path: string }>;
  noteMoved(from: string, to: string): void;
  /** What was taken for what. */
  readonly moved: readonly MovedFolder[];
}

/**
 * A path is taken as it is stated. Where nothing is, the configuration may be a copy: then the whole path is looked for
 * below the folders above it (a copied `/`), and ever shorter ends of the path in its own folder (a copied `/etc/bind`).
 * @param home the folder of the configuration that was given, absolute
 */
export function statedPaths(home: string): StatedPaths {
  const moved: MovedFolder[] = [];
  const takenFor = new Map<string, string>();
  const take = (found: string, stated: string): boolean => {
    // Two files that the copy has put into one would give a zone the records of another.
    if (!isFile(found) || (takenFor.get(found) ?? stated) !== stated) return false;
    takenFor.set(found, stated);
    return true;
  };
  const noteMoved = (from: string, to: string): void => {
    if (!moved.some((known) => known.from === from && known.to === to)) moved.push({ from, to });
  };
  const copiesOf = (stated: string) => copies(stated, home, moved);
  const findMoved = (stated: string): string | undefined => {
    for (const { path, from, to } of copiesOf(stated)) {
      if (!take(path, stated)) continue;
      noteMoved(from, to);
      return path;
    }
    return undefined;
  };
  const find = (path: string, folders: readonly string[]): string | undefined => {
    const stated = isAbsolute(path) ? [resolve(path)] : folders.map((folder) => resolve(folder, path));
    return stated.find(isFile) ?? firstOf(stated, findMoved);
  };
  return { find, copiesOf, noteMoved, moved };
}

function firstOf<T, R>(items: readonly T[], make: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const made = make(item);
    if (made !== undefined) return made;
  }
  return undefined;
}

/** What was moved before comes first; then the whole path below the folders above, then its ends, the longest first. */
function* copies(
  stated: string,
  home: string,
  moved: readonly MovedFolder[],
): Generator<MovedFolder & { readonly path: string }> {
  for (const { from, to } of [...moved]) {
    if (stated.startsWith(`${from}${sep}`)) yield { path: join(to, stated.slice(from.length)), from, to };
  }
  const { root } = parse(stated);
  const parts = stated.slice(root.length).split(sep);
  for (let to = home; to !== dirname(to); to = dirname(to)) yield { path: join(to, ...parts), from: root, to };
  for (let cut = 1; cut < parts.length; cut++) {
    yield { path: join(home, ...parts.slice(cut)), from: root + parts.slice(0, cut).join(sep), to: home };
  }
}

/** Whether a file is there; one that may not be looked at is taken to be, and whoever opens it says why it cannot be. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES";
  }
}
