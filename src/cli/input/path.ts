import { isAbsolute, relative, sep } from "node:path";

/** A path as reports show it: relative to the working directory, with `/`; absolute only from another drive. */
export function shownPath(path: string, cwd: string): string {
  const way = relative(cwd, path);
  const shown = isAbsolute(way) ? path : way === "" ? "." : way;
  return sep === "\\" ? shown.replaceAll("\\", "/") : shown;
}
