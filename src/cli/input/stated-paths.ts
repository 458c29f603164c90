import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from "node:path";

/** A folder that a configuration names, and the one that was taken for it. */
export interface MovedFolder {
  readonly from: string;
  readonly to: string;
}

/** Where a path may be found; `moved` when that is in a copy of the server's folders. */
export interface Candidate {
  readonly path: string;
  readonly moved?: MovedFolder;
}

/** Finds the files that a named.conf names, on the machine of the server or in a copy of its folders. */
export interface StatedPaths {
  /**
   * @param folders what a relative path may be relative to, the likeliest first; absolute
   * @returns absolute; undefined when it is not there
   */
  find(path: string, folders: readonly string[]): string | undefined;
  /** Where a path may be found, the likeliest first. */
  candidates(path: string, folders: readonly string[]): Iterable<Candidate>;
  /** Notes that a candidate was taken. */
  take(candidate: Candidate): void;
  /** What was taken for what. */
  readonly moved: readonly MovedFolder[];
}

/**
 * A path is taken as it is stated. Where nothing is, the configuration may be a copy: then the whole path is looked for
 * below the folders above it (a copied `/`), and ever shorter ends of the path in its own folder (a copied `/etc/bind`).
 * Where the configuration would come from stands another one, this machine has a server of its own: then the copy's files
 * come first.
 * @param conf the configuration that was given, absolute
 */
export function statedPaths(conf: string): StatedPaths {
  const moved: MovedFolder[] = [];
  const statedAs = new Map<string, string>();
  const hasOwnServer = ownServers(conf);
  const take = ({ moved: move }: Candidate): void => {
    if (move && !moved.some(({ from, to }) => from === move.from && to === move.to)) moved.push(move);
  };
  function* candidates(path: string, folders: readonly string[]): Generator<Candidate> {
    if (path.length > longestPath) return;
    const stated = isAbsolute(path) ? [resolve(path)] : folders.map((folder) => resolve(folder, path));
    const copies = stated.flatMap((one) => [...copiesOf(one, dirname(conf), moved)]);
    yield* copies.filter((copy) => hasOwnServer(copy.moved));
    for (const one of stated) yield { path: one };
    yield* copies;
  }
  const find = (path: string, folders: readonly string[]): string | undefined => {
    for (const candidate of candidates(path, folders)) {
      const { path: found, moved: move } = candidate;
      // Two files that the copy has put into one would give a zone the records of another.
      if (!isFile(found) || (move && (statedAs.get(found) ?? path) !== path)) continue;
      if (move) statedAs.set(found, path);
      take(candidate);
      return found;
    }
    return undefined;
  };
  return { find, candidates, take, moved };
}

// PATH_MAX of Linux; a hostile configuration states paths of megabytes.
const longestPath = 4096;
const mostParts = 64;

/** What was moved before comes first; then the whole path below the folders above, then its ends, the longest first. */
function* copiesOf(stated: string, home: string, moved: readonly MovedFolder[]): Generator<Required<Candidate>> {
  const copy = (from: string, to: string, end: string) => ({ path: join(to, end), moved: { from, to } });
  for (const { from, to } of moved) {
    if (stated.startsWith(from + sep)) yield copy(from, to, stated.slice(from.length));
  }
  const { root } = parse(stated);
  const parts = stated.slice(root.length).split(sep);
  if (parts.length > mostParts) return;
  for (let to = home; to !== dirname(to); to = dirname(to)) yield copy(root, to, parts.join(sep));
  for (let cut = 1; cut < parts.length; cut++) {
    yield copy(root + parts.slice(0, cut).join(sep), home, parts.slice(cut).join(sep));
  }
}

/** Whether another configuration stands where this one stood before its folder was copied. */
function ownServers(conf: string): (move: MovedFolder) => boolean {
  const known = new Map<string, boolean>();
  return ({ from, to }) => {
    const original = join(from, relative(to, conf));
    let has = known.get(original);
    if (has === undefined) {
      has = isFile(original) && identityOf(original) !== identityOf(conf);
      known.set(original, has);
    }
    return has;
  };
}

/** The path with links resolved, where the system lets us look. */
export function identityOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
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
