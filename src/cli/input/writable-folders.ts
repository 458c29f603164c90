import { existsSync, realpathSync } from "node:fs";
import type { Config } from "../config/config.js";
import { isInside } from "../project.js";
import { folderOf } from "./gather.js";
import type { ServerFolders } from "./includes.js";
import type { InputOptions } from "./options.js";

interface Project {
  /** Absolute. */
  readonly root: string;
  readonly config: Config | undefined;
  readonly server: ServerFolders | undefined;
}

/**
 * The folders in which files may be written, links resolved: the project's root, those of a named.conf, and those outside
 * of the root that somebody named. A link in the project that leads elsewhere is nobody's word for that place.
 * @returns absolute paths, the root first
 */
export function writableFolders(
  paths: readonly string[],
  { internal }: Pick<InputOptions, "internal">,
  { root, config, server }: Project,
  cwd: string,
): string[] {
  const stated = [...(config?.zones.public ?? []), ...(config?.zones.internal ?? [])].map(({ path }) => path);
  const named = [...paths, ...internal, ...stated].map((path) => folderOf(path, cwd));
  const outside = named.filter((folder) => !isInside(folder, root));
  const folders = [root, ...(server?.within ?? []), ...outside].filter((folder) => existsSync(folder));
  return [...new Set(folders.map((folder) => realpathSync(folder)))];
}
