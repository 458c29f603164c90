import { readFileSync, realpathSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { openSource } from "../../text/open-source.js";
import type { SourceFile } from "../../text/source.js";
import { isInside } from "../project.js";
import { reasonOf } from "./gather.js";
import { shownPath } from "./path.js";

/** Opens the file of an $INCLUDE, and notes which one it was. */
export type Includes = (
  path: string,
  from: SourceFile,
  included: Map<string, string>,
) => SourceFile | { readonly refused: string };

/**
 * Opens $INCLUDEs: relative to the including file, and never outside of the project, wherever links lead: a zone file
 * from elsewhere must not make a report quote /etc/passwd.
 * @param pathOf where each source was read from; the included ones are added
 */
export function includes(root: string, cwd: string, pathOf: Map<SourceFile, string>): Includes {
  const opened = new Map<string, SourceFile>();
  const realRoot = realpathSync(root);
  return (path, from, included) => {
    const wanted = resolve(dirname(pathOf.get(from) ?? cwd), path);
    const shown = shownPath(wanted, cwd);
    try {
      const identity = realpathSync(wanted);
      if (!isInside(identity, realRoot)) return { refused: `${shown} lies outside of ${shownPath(root, cwd)}` };
      const known = opened.get(identity) ?? openSource(shown, readFileSync(identity));
      if ("undecodable" in known) return { refused: `${shown}: ${known.undecodable}` };
      opened.set(identity, known);
      pathOf.set(known, identity);
      included.set(identity, known.path);
      return known;
    } catch (error) {
      return { refused: `${shown}: ${reasonOf(error)}` };
    }
  };
}
