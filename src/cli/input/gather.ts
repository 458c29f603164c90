import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { backedUp } from "../fix/backup-name.js";
import { shownPath } from "./path.js";
import { isZoneFileName, readsAsRecords } from "./zone-like.js";

/** A file to be read as a zone. */
export interface FoundFile {
  /** Absolute, as it was named. */
  readonly path: string;
  /** Absolute, symbolic links resolved: what makes two paths one file. */
  readonly identity: string;
  /** Named itself, or by a pattern; not found in a folder. */
  readonly isNamed?: boolean;
}

export interface Gathered {
  /** In the order of the PATHs, in folders by name; each file once. */
  readonly files: readonly FoundFile[];
  /** Files of folders that are no zone files by name and content. */
  readonly passedOver: readonly FoundFile[];
  /** What is not there or cannot be opened: one sentence each. */
  readonly failures: readonly string[];
}

interface Collection {
  readonly files: Map<string, FoundFile>;
  readonly passedOver: Map<string, FoundFile>;
  readonly failures: string[];
  readonly folders: Set<string>;
  readonly cwd: string;
}

/**
 * Turns PATHs into files: a file is taken as it is, a folder is searched for zone files, a pattern is what it matches.
 * @param paths relative to `cwd`, or absolute
 */
export async function gather(paths: readonly string[], cwd: string): Promise<Gathered> {
  const into: Collection = { files: new Map(), passedOver: new Map(), failures: [], folders: new Set(), cwd };
  for (const path of paths) {
    if (addPath(resolve(cwd, path), into)) continue;
    const matches = isPattern(path) ? await matchesOf(path, cwd) : [];
    for (const match of matches) addPath(match, into);
    if (matches.length > 0) continue;
    into.failures.push(isPattern(path) ? `Nothing matches the pattern ${path}` : `There is no file or folder ${path}`);
  }
  return {
    files: withoutBackups([...into.files.values()]),
    passedOver: [...into.passedOver.values()],
    failures: into.failures,
  };
}

/** `db.*` names the backups of zone files with them, also when a shell has filled it in; one alone is meant. */
function withoutBackups(files: readonly FoundFile[]): FoundFile[] {
  const paths = new Set(files.map(({ path }) => path));
  return files.filter(({ path }) => !paths.has(backedUp(path) ?? ""));
}

function isPattern(path: string): boolean {
  return /[*?[\]{}!]/.test(path);
}

async function matchesOf(pattern: string, cwd: string): Promise<string[]> {
  const { glob } = await import("tinyglobby");
  const slashed = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
  const options = { cwd, absolute: true, onlyFiles: false, expandDirectories: false, ignore: ["**/node_modules/**"] };
  return (await glob([slashed], options)).sort();
}

/** @returns false when there is nothing at the path */
function addPath(path: string, into: Collection): boolean {
  const found = attempt(path, into, () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) addFolder(path, into);
    else if (stats) add(into.files, { path, identity: realpathSync(path), isNamed: true });
    return stats !== undefined;
  });
  return found ?? true;
}

/** Does something with a path; a refusal of the system is noted, and the rest goes on. */
function attempt<T>(path: string, into: Collection, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    into.failures.push(`${shownPath(path, into.cwd)} cannot be read: ${reasonOf(error)}`);
    return undefined;
  }
}

function addFolder(folder: string, into: Collection): void {
  const identity = realpathSync(folder);
  // A link back to a folder above would never end.
  if (into.folders.has(identity)) return;
  into.folders.add(identity);
  for (const entry of entriesOf(folder, into)) {
    const path = join(folder, entry.name);
    const target = entry.isSymbolicLink() ? linkTarget(path, into) : entry;
    if (target?.isDirectory()) addFolder(path, into);
    else if (target?.isFile())
      addFile(path, entry.isSymbolicLink() ? realpathSync(path) : join(identity, entry.name), into);
  }
}

function entriesOf(folder: string, into: Collection): Dirent[] {
  const entries = attempt(folder, into, () => readdirSync(folder, { withFileTypes: true })) ?? [];
  // What ends in ~ is the backup of an editor, or fix's own.
  const isPassedOver = (name: string) => name.startsWith(".") || name.endsWith("~") || name === "node_modules";
  return entries.filter(({ name }) => !isPassedOver(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function linkTarget(path: string, into: Collection) {
  return attempt(path, into, () => {
    const target = statSync(path, { throwIfNoEntry: false });
    if (!target) into.failures.push(`${shownPath(path, into.cwd)} is a link to nothing`);
    return target;
  });
}

function addFile(path: string, identity: string, into: Collection): void {
  add(isZoneFile(path, into) ? into.files : into.passedOver, { path, identity });
}

function isZoneFile(path: string, into: Collection): boolean {
  const name = basename(path);
  if (isZoneFileName(name)) return true;
  if (!/\.txt$/i.test(name)) return false;
  return attempt(path, into, () => readsAsRecords(readFileSync(path))) ?? false;
}

function add(files: Map<string, FoundFile>, file: FoundFile): void {
  if (!files.has(file.identity)) files.set(file.identity, file);
}

/** The folder that a PATH means, where the look for the configuration begins; of a pattern, what stands before it. */
export function folderOf(path: string, cwd: string): string {
  const plain = isPattern(path) ? path.slice(0, path.search(/[*?[\]{}!]/)).replace(/[^/\\]*$/, "") : path;
  const absolute = resolve(cwd, plain);
  return isFolder(absolute) ? absolute : dirname(absolute);
}

/** Whether it is there, it is a folder, and the system tells so. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The system's reason in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EBUSY: "it is in use",
    EDQUOT: "the quota is used up",
    EEXIST: "it is there already",
    EIO: "the disk reports an error",
    ENOENT: "there is no such file",
    ELOOP: "it is a link that leads to itself",
    ENAMETOOLONG: "its name is too long",
    EISDIR: "it is a folder",
    EMFILE: "too many files are open",
    ENOSPC: "the disk is full",
    EROFS: "the disk is read-only",
  };
  return (code && words[code]) || message;
}
