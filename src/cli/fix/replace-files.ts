import { dirname } from "node:path";
import { CannotRun } from "../exit.js";
import { shownPath } from "../input/path.js";
import { keepOld } from "./backup.js";
import { codeOf, orSay } from "./failing.js";
import { type FileSystem, systemFiles } from "./file-system.js";
import { type NewText, refuseChanged, replaceable, type WritePlace } from "./replaceable.js";
import { writeBeside } from "./write-beside.js";

export interface WriteOptions extends WritePlace {
  /** Ends the names of the files that wait; letters and digits. */
  readonly id: string;
  /** Keeps each old file beside the new one. */
  readonly backup?: boolean;
  /** What is to be on the disk before the first file is replaced. */
  readonly journal?: { readonly path: string; readonly text: Uint8Array };
}

/** What became of a write. */
export interface Written {
  /** In their order; with the backup as reports show it. */
  readonly written: readonly { readonly shown: string; readonly backup?: string }[];
  /** Why not everything was written: one sentence. */
  readonly failure?: string;
}

interface Located {
  readonly file: NewText;
  /** Absolute, links resolved. */
  readonly path: string;
}

interface Prepared extends Located {
  /** The new text, ready to be renamed. */
  readonly waiting: string;
}

interface Write {
  readonly options: WriteOptions;
  readonly fs: FileSystem;
  readonly written: { shown: string; backup?: string }[];
  /** Files to be taken away when the write ends before they got their use. */
  readonly made: Set<string>;
}

/**
 * Puts changed files in the place of the old ones: nobody ever sees half a zone. All new texts lie ready on the disk
 * before the first file is replaced; whatever is in the way of one of them stops everything before that.
 */
export function replaceFiles(files: readonly NewText[], options: WriteOptions, fs = systemFiles): Written {
  const write: Write = { options, fs, written: [], made: new Set() };
  try {
    const located = files.map((file) => ({ file, path: locate(file, write) }));
    refuseTwins(located);
    const prepared = located.map((one) => prepare(one, write));
    const backups = new Map(prepared.map((one) => [one, options.backup ? backupOf(one, write) : undefined]));
    putJournal(write);
    for (const one of prepared) put(one, backups.get(one), write);
    return { written: write.written };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { written: write.written, failure: error.message };
  } finally {
    for (const path of write.made) takeAway(path, fs);
  }
}

function notWritten(shown: string): string {
  return `${shown} could not be written`;
}

function locate(file: NewText, { options, fs }: Write): string {
  return orSay(notWritten(file.shown), () => replaceable(file, options, fs));
}

function prepare({ file, path }: Located, { options: { id }, fs, made }: Write): Prepared {
  const { shown, after: text } = file;
  const waiting = orSay(notWritten(shown), () => writeBeside({ path, shown, text, id, replaces: true }, made, fs));
  return { file, path, waiting };
}

/** One file under two names would be replaced twice, and the second time it would have changed. */
function refuseTwins(located: readonly Located[]): void {
  const seen = new Map<string, NewText>();
  for (const { file, path } of located) {
    const twin = seen.get(path);
    if (twin)
      throw new CannotRun(`${twin.shown} and ${file.shown} are one file, so their changes cannot both be made.`);
    seen.set(path, file);
  }
}

function backupOf({ file, path }: Prepared, { fs, made }: Write): string {
  const backup = orSay(`${file.shown} could not be kept`, () => keepOld(path, fs));
  made.add(backup);
  return backup;
}

function putJournal({ options, fs, made }: Write): void {
  const { journal, id, cwd } = options;
  if (!journal) return;
  const { path, text } = journal;
  const shown = shownPath(path, cwd);
  orSay(`${shown}, which --revert needs, could not be written`, () => {
    const waiting = writeBeside({ path, shown, text, id, replaces: false }, made, fs);
    fs.renameSync(waiting, path);
    made.delete(waiting);
    syncFolder(dirname(path), fs);
  });
}

function put({ file, path, waiting }: Prepared, backup: string | undefined, { options, fs, made, written }: Write) {
  const { shown } = file;
  orSay(notWritten(shown), () => {
    // The others took their time.
    refuseChanged(path, file, fs);
    fs.renameSync(waiting, path);
  });
  made.delete(waiting);
  if (backup !== undefined) made.delete(backup);
  written.push({ shown, ...(backup !== undefined && { backup: shownPath(backup, options.cwd) }) });
  orSay(`${shown} is written, but may not outlast a power failure`, () => syncFolder(dirname(path), fs));
}

/** What systems and file systems say that cannot do this for folders: Windows opens none. */
const noSync = ["EISDIR", "EPERM", "EACCES", "EINVAL", "ENOTSUP", "EBADF"];

/** Makes the new name last through a power failure, where the system can do that for folders. */
function syncFolder(folder: string, fs: FileSystem): void {
  try {
    const handle = fs.openSync(folder, "r");
    try {
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    if (!noSync.includes(codeOf(error) ?? "")) throw error;
  }
}

function takeAway(path: string, fs: FileSystem): void {
  try {
    fs.rmSync(path, { force: true });
  } catch {
    // What made the write fail may be in the way of this too; such a name is passed over wherever folders are read.
  }
}
