import { shown } from "../../named-conf/statement.js";
import { type Name, parentOf, root, withoutDot } from "../../zone/name.js";
import { shownPath } from "./path.js";
import type { StatedFile } from "./stated-file.js";

/** Zones of which each is to be judged once, and what is said of the rest: whole sentences. */
export interface ServedOnce {
  readonly files: readonly StatedFile[];
  readonly remarks: readonly string[];
}

/**
 * What two views of a server serve from one file is judged once, as public: inside the same is answered. Of two views
 * that count as one, the first that has a zone is taken.
 */
export function servedOnce(files: readonly StatedFile[], cwd: string): ServedOnce {
  const firsts = new Map<string, StatedFile>();
  const remarks: string[] = [];
  const chosen = files.filter((file) => {
    const first = firsts.get(keyOf(file));
    if (!first) firsts.set(keyOf(file), file);
    if (!first) return true;
    if (first.identity === file.identity) return false;
    // A zone that one view states twice is a defect, and a rule's to report.
    if (first.inView === file.inView) return true;
    remarks.push(leftOut(file, first, cwd));
    return false;
  });
  const isShared = (file: StatedFile) =>
    file.view === "internal" && firsts.get(keyOf({ ...file, view: "public" }))?.identity === file.identity;
  const insideAlone = new Set(
    chosen.filter((file) => file.view === "internal" && !isShared(file)).map(({ origin }) => origin),
  );
  // Below a zone that is internal alone, the names of this one would seem to be missing there.
  return { files: chosen.filter((file) => !isShared(file) || liesBelow(file.origin, insideAlone)), remarks };
}

function keyOf({ conf, view, origin }: Pick<StatedFile, "conf" | "view" | "origin">): string {
  return `${view} ${origin} ${conf}`;
}

function liesBelow(name: Name, origins: ReadonlySet<Name>): boolean {
  for (let at = name; at !== root; ) {
    at = parentOf(at);
    if (origins.has(at)) return true;
  }
  return false;
}

function leftOut({ path, inView, view, origin }: StatedFile, first: StatedFile, cwd: string): string {
  const [one, other] = [first.inView, inView].map((name) => (name === undefined ? "none" : shown(name)));
  return (
    `${shownPath(path, cwd)} was not read: the views ${one} and ${other} both count as ${view} and have the zone ` +
    `${withoutDot(origin)}, and the first is judged. --view NAME=ignore leaves one out.`
  );
}
