import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { openSource } from "../../text/open-source.js";
import type { SourceFile } from "../../text/source.js";
import { isInside } from "../project.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";

/**
 * Opens the file of an $INCLUDE.
 * @param included where it is noted: by identity, the path that reports show
 */
export type OpenIncluded = (
  path: string,
  from: SourceFile,
  included?: Map<string, string>,
) => SourceFile | { readonly refused: string };

/** What a named.conf adds to where $INCLUDEs are looked for; absolute folders. */
export interface ServerFolders {
  /** named's working directories, which $INCLUDE is relative to in BIND. */
  readonly directories: readonly string[];
  /** Where its zones lie, the working directories among them: an $INCLUDE may lead there too. */
  readonly within: readonly string[];
}

const noServer: ServerFolders = { directories: [], within: [] };

/**
 * Opens $INCLUDEs: relative to the working directory that a named.conf states, else to the including file, and never
 * outside of the project or of the folders where a named.conf has its zones, wherever links lead: a zone file from
 * elsewhere must not make a report quote /etc/passwd.
 */
export function includesWithin(root: string, cwd: string, server = noServer): OpenIncluded {
  const opened = new Map<string, SourceFile>();
  const roots = [root, ...server.within].map((folder) => realpathSync(folder));
  return (path, from, included) => {
    // A source's path is the one that reports show: relative to the working directory.
    const besides = resolve(cwd, dirname(from.path), path);
    const wanted = server.directories.map((folder) => resolve(folder, path)).find((one) => existsSync(one)) ?? besides;
    const shown = shownPath(wanted, cwd);
    try {
      const identity = realpathSync(wanted);
      if (!roots.some((folder) => isInside(identity, folder)))
        return { refused: `${shown} lies outside of ${shownPath(root, cwd)}` };
      const source = opened.get(identity) ?? openSource(shown, readFileSync(identity));
      if ("undecodable" in source) return { refused: `${shown}: ${source.undecodable}` };
      opened.set(identity, source);
      included?.set(identity, source.path);
      return source;
    } catch (error) {
      return { refused: `${shown}: ${reasonOf(error)}` };
    }
  };
}
