import { basename, dirname, join } from "node:path";
import { orSay } from "./failing.js";
import type { FileSystem } from "./file-system.js";

/** The name under which a new text waits in the folder of its file; folders are read without names that begin with a dot. */
export function waitingName(path: string, id: string): string {
  return join(dirname(path), `.${basename(path)}.${id}`);
}

export interface WaitingText {
  /** The file whose place the text is to take: absolute, links resolved. */
  readonly path: string;
  /** The same as reports show it. */
  readonly shown: string;
  readonly text: Uint8Array;
  readonly id: string;
  /** The file is there, and its owner and mode are kept; else only the owner may read what is written. */
  readonly replaces: boolean;
}

/**
 * Writes a text down to the disk, beside the file whose place it is to take.
 * @param made takes the new file's name as soon as there is one
 * @returns that name
 * @throws the system's errors; CannotRun where the owner cannot be kept
 */
export function writeBeside(wanted: WaitingText, made: Set<string>, fs: FileSystem): string {
  const { path, text, id, replaces } = wanted;
  const waiting = waitingName(path, id);
  const file = fs.openSync(waiting, "wx", 0o600);
  made.add(waiting);
  try {
    for (let at = 0; at < text.length; ) at += fs.writeSync(file, text, at);
    if (replaces) takeAfter(file, wanted, fs);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  return waiting;
}

/** Owner first: a change of it may take bits of the mode away. */
function takeAfter(file: number, { path, shown }: WaitingText, fs: FileSystem): void {
  const old = fs.statSync(path);
  const own = fs.fstatSync(file);
  if (own.uid !== old.uid || own.gid !== old.gid) {
    orSay(`${shown} belongs to user ${old.uid} and group ${old.gid}, and a new file could not be given to them`, () =>
      fs.fchownSync(file, old.uid, old.gid),
    );
  }
  fs.fchmodSync(file, old.mode & 0o7777);
}
