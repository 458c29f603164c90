import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { PatchedFile } from "../../fix/patch.js";
import { reasonOf } from "../input/gather.js";

interface Prepared {
  readonly path: string;
  readonly temporary: string;
}

/**
 * Puts changed files in the place of the old ones: nobody ever sees half a zone. All new texts lie ready on the disk
 * before the first file is replaced; a file that changed since it was read stops everything.
 * @returns why nothing, or not everything, was written: a sentence; undefined when all is
 */
export function replaceFiles(files: readonly PatchedFile[], cwd: string): string | undefined {
  const prepared: Prepared[] = [];
  let shown = "";
  try {
    for (const { source, before, after } of files) {
      shown = source.path;
      // Through a link the file that it leads to is changed, and the link stays.
      const path = realpathSync(resolve(cwd, source.path));
      if (Buffer.compare(readFileSync(path), before) !== 0) {
        return `${shown} has changed since it was read; nothing was written. Run zonewright again.`;
      }
      prepared.push({ path, temporary: besides(path, after) });
    }
    while (prepared[0]) {
      const { path, temporary } = prepared[0];
      shown = path;
      renameSync(temporary, path);
      prepared.shift();
      syncFolder(dirname(path));
    }
    return undefined;
  } catch (error) {
    return `${shown} could not be written: ${reasonOf(error)}.`;
  } finally {
    for (const { temporary } of prepared) rmSync(temporary, { force: true });
  }
}

/** Writes a text into a new file in the same folder, with the mode of the old one, down to the disk. */
function besides(path: string, text: Uint8Array): string {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  const file = openSync(temporary, "wx", 0o600);
  try {
    for (let at = 0; at < text.length; ) at += writeSync(file, text, at);
    fchmodSync(file, statSync(path).mode & 0o7777);
    fsyncSync(file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  return temporary;
}

/** Makes the new name last through a power cut, where the system can do that for folders. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows opens no folders; the file itself is safe.
  }
}
