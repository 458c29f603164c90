import { constants } from "node:fs";
import { resolve } from "node:path";
import { CannotRun } from "../exit.js";
import { shownPath } from "../input/path.js";
import { isInside } from "../project.js";
import type { FileSystem } from "./file-system.js";

/** Where files may be written. */
export interface WritePlace {
  readonly cwd: string;
  /** Folders, absolute and with links resolved, that no link may lead out of; the project's root is the first. */
  readonly within: readonly string[];
}

/** A file and what it is to become. */
export interface NewText {
  /** As reports show it: relative to the working directory. */
  readonly shown: string;
  /** The bytes that it was read with, and still has to have. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * The file itself, wherever links lead, if it is the one that was read and may be written.
 * @returns its path: absolute, links resolved
 * @throws the system's errors; CannotRun with the reason why the file must not be replaced
 */
export function replaceable(file: NewText, { cwd, within }: WritePlace, fs: FileSystem): string {
  const { shown } = file;
  const path = fs.realpathSync(resolve(cwd, shown));
  if (!within.some((folder) => isInside(path, folder))) {
    const [root = cwd] = within;
    throw new CannotRun(
      `${shown} is ${shownPath(path, cwd)} behind a link, outside of ${shownPath(root, cwd)}: give that path itself.`,
    );
  }
  refuseChanged(path, file, fs);
  // A rename asks for the folder's mode alone, and would pass over a file that is write-protected.
  fs.accessSync(path, constants.W_OK);
  return path;
}

/** @throws CannotRun where the file is no longer what was read */
export function refuseChanged(path: string, { shown, before }: NewText, fs: FileSystem): void {
  if (Buffer.compare(fs.readFileSync(path), before) === 0) return;
  throw new CannotRun(`${shown} has changed since it was read: run zonewright again.`);
}
