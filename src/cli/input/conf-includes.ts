import { readFileSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { globSync } from "tinyglobby";
import type { OpenConf } from "../../named-conf/configuration.js";
import { type Stated, shown } from "../../named-conf/statement.js";
import { openSource } from "../../text/open-source.js";
import type { SourceFile } from "../../text/source.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";
import type { StatedPaths } from "./stated-paths.js";

/** Keys are secret, and no zone stands beside them. */
const keyFile = /\.keys?$/i;

/**
 * Opens what a named.conf includes: relative to the directory that was stated before it, else to the configuration's own
 * folder and to that of the including file. named.conf may include whatever named could read: somebody gave it by name.
 * @param home the folder of the configuration, absolute
 * @param included where every file is noted, by identity
 */
export function confIncludes(home: string, cwd: string, paths: StatedPaths, included: Set<string>): OpenConf {
  const opened = new Map<string, SourceFile>();
  const open = (path: string): SourceFile | { readonly why: string } => {
    const seen = shownPath(path, cwd);
    try {
      const identity = realpathSync(path);
      const source = opened.get(identity) ?? openSource(seen, readFileSync(identity));
      if ("undecodable" in source) return { why: `${seen} cannot be read as text: ${source.undecodable}` };
      opened.set(identity, source);
      included.add(identity);
      return source;
    } catch (error) {
      return { why: `${seen} cannot be read: ${reasonOf(error)}` };
    }
  };
  return (stated, directory) => {
    if (keyFile.test(stated.text)) return [];
    if (foldersWithPattern(stated.text) > mostPatterns) {
      return { refused: `it has patterns in more than ${mostPatterns} places`, help: "Name the folders." };
    }
    const folders = foldersFor(stated, directory, home, cwd);
    const found = isPattern(stated.text) ? matchesOf(stated.text, folders, paths) : [paths.find(stated.text, folders)];
    const sources: SourceFile[] = [];
    for (const path of found) {
      const source = path === undefined ? { why: `there is no file ${shown(stated.text)}` } : open(path);
      if ("why" in source) return { refused: source.why, help };
      sources.push(source);
    }
    return sources.length > 0 ? sources : { refused: `nothing matches ${shown(stated.text)}`, help };
  };
}

const help = "The zones in it are unknown: put it where named.conf says, or beside it.";

function foldersFor({ at }: Stated, directory: Stated | undefined, home: string, cwd: string): string[] {
  const ownFolder = dirname(resolve(cwd, at.source.path));
  return [...(directory ? [resolve(home, directory.text)] : []), home, ownFolder];
}

function isPattern(path: string): boolean {
  return /[*?[]/.test(path);
}

// A pattern for each folder from the root on would look at the whole disk.
const mostPatterns = 3;

function foldersWithPattern(path: string): number {
  return path.split("/").filter(isPattern).length;
}

/** What glob(3) finds, in the first folder where anything matches. */
function matchesOf(pattern: string, folders: readonly string[], paths: StatedPaths): string[] {
  for (const candidate of paths.candidates(pattern, folders)) {
    const matches = matching(candidate.path);
    if (matches.length === 0) continue;
    paths.take(candidate);
    return matches;
  }
  return [];
}

/** glob(3) knows `*`, `?` and `[…]`, each within one folder, and leaves out files that begin with a dot. */
function matching(path: string): string[] {
  const fixed = /^[^*?[]*\//.exec(path)?.[0] ?? "/";
  const pattern = path
    .slice(fixed.length)
    .replace(/\*+/g, "*")
    .replace(/[{}()!|@+]/g, "\\$&");
  try {
    return globSync([pattern], { cwd: fixed, absolute: true, expandDirectories: false, dot: false })
      .filter((match) => !keyFile.test(basename(match)))
      .sort();
  } catch {
    return [];
  }
}
