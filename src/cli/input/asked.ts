import { realpathSync } from "node:fs";
import { shownPath } from "./path.js";
import type { ReadFile } from "./read-zones.js";

/**
 * Some files of an estate given as PATHs, as a pre-commit hook does: the whole estate is judged and only these files are
 * reported on, with what they include. All of them, or the configuration itself, ask for everything.
 * @param asked what PATHs name: paths by identity
 * @returns whether a finding in a file is asked about, by the path that reports show
 */
export function askedAbout(
  asked: ReadonlyMap<string, string> | undefined,
  configPath: string | undefined,
  read: readonly ReadFile[],
  cwd: string,
): (file: string) => boolean {
  const everything =
    asked === undefined ||
    (configPath !== undefined && asked.has(realpathSync(configPath))) ||
    read.every(({ file }) => asked.has(file.identity) || file.view === "internal");
  if (everything) return () => true;
  const shown = new Set([...asked.values()].map((path) => shownPath(path, cwd)));
  for (const { file, included } of read) {
    if (!asked.has(file.identity)) continue;
    for (const path of [shownPath(file.path, cwd), ...included.values()]) shown.add(path);
  }
  return (file) => shown.has(file);
}
