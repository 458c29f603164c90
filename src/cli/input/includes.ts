import { readFileSync, realpathSync } from "node:fs";
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

/**
 * Opens $INCLUDEs: relative to the including file, and never outside of the project, wherever links lead: a zone file
 * from elsewhere must not make a report quote /etc/passwd.
 */
export function includesWithin(root: string, cwd: string): OpenIncluded {
  const opened = new Map<string, SourceFile>();
  const realRoot = realpathSync(root);
  return (path, from, included) => {
    // A source's path is the one that reports show: relative to the working directory.
    const wanted = resolve(cwd, dirname(from.path), path);
    const shown = shownPath(wanted, cwd);
    try {
      const identity = realpathSync(wanted);
      if (!isInside(identity, realRoot)) return { refused: `${shown} lies outside of ${shownPath(root, cwd)}` };
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
