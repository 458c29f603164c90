import { existsSync, statSync } from "node:fs";
import { dirname, join, parse, relative, sep } from "node:path";

const configNames = ["zonewright.yaml", "zonewright.yml", "zonewright.json"];

/** Where a run takes place. */
export interface Project {
  /** The configuration that was found, absolute. */
  readonly configPath?: string;
  /** What an $INCLUDE must stay in, absolute. */
  readonly root: string;
}

/**
 * Looks for the repository and for the configuration, upwards from a folder. Without a repository the look ends at the
 * working directory, or at the folder itself when it lies elsewhere.
 * @param from absolute: the folder of the first PATH
 * @param given `--config`, absolute; false for `--no-config`
 */
export function findProject(from: string, cwd: string, given: string | false | undefined): Project {
  const folders = foldersUpFrom(from);
  const repository = folders.find((folder) => existsSync(join(folder, ".git")));
  const top = repository ?? (isInside(from, cwd) ? cwd : from);
  const inReach = folders.slice(0, folders.indexOf(top) + 1);
  const found = inReach.flatMap((folder) => configNames.map((name) => join(folder, name))).find(isFile);
  const configPath = given === false ? undefined : (given ?? found);
  const root = repository ?? (configPath === undefined ? from : dirname(configPath));
  return { ...(configPath !== undefined && { configPath }), root };
}

function foldersUpFrom(folder: string): string[] {
  const folders = [folder];
  const { root } = parse(folder);
  for (let at = folder; at !== root; at = dirname(at)) folders.push(dirname(at));
  return folders;
}

/** Whether a path is a folder or lies in it; both absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && parse(way).root === "";
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
