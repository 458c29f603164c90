import { readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { applySplices, overlaps, type Splice } from "../../fix/splice.js";
import { reasonOf } from "../input/gather.js";
import { shownPath } from "../input/path.js";
import { codeOf } from "./failing.js";
import { digestOf, type Journal, type JournalFile } from "./journal.js";
import type { NewText } from "./replaceable.js";

/** What a journal undoes. */
export interface Undoing {
  /** Files that have what the write gave them. */
  readonly files: readonly NewText[];
  /** All files that it names, absolute: where the write may have left something. */
  readonly paths: readonly string[];
  /** Why it cannot be undone: whole sentences. */
  readonly refused: readonly string[];
}

interface Surroundings {
  readonly root: string;
  readonly cwd: string;
  /** The files that the run reads as zones or parts of them: absolute, links resolved. Nothing else is written. */
  readonly zones: ReadonlySet<string>;
}

/** Works out the old texts, and touches nothing. */
export function undoing({ files }: Journal, surroundings: Surroundings): Undoing {
  const all = files.map((file) => undoingOf(file, surroundings));
  return {
    files: all.flatMap(({ file }) => file ?? []),
    paths: all.flatMap(({ path }) => path ?? []),
    refused: all.flatMap(({ refused }) => refused ?? []),
  };
}

interface FileUndoing {
  readonly path?: string;
  readonly file?: NewText;
  readonly refused?: string;
}

function undoingOf(entry: JournalFile, { root, cwd, zones }: Surroundings): FileUndoing {
  const named = resolve(root, entry.path);
  const shown = shownPath(named, cwd);
  try {
    const path = realpathSync(named);
    if (!zones.has(path)) {
      return { refused: `${shown} is none of the zone files here: give the PATHs that were given with --write.` };
    }
    const before = readFileSync(path);
    const digest = digestOf(before);
    if (digest === entry.before) return { path };
    if (digest !== entry.after) {
      return { refused: `${shown} has changed since it was written, and undoing would take that change away.` };
    }
    const after = undone(before, entry);
    return after
      ? { path, file: { shown, before, after } }
      : { refused: `The journal is damaged where it tells of ${shown}.` };
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return { refused: `${shown} cannot be read: ${reasonOf(error)}.` };
  }
}

/** The old text; undefined where the journal does not lead to it. */
function undone(written: Uint8Array, { undo, before }: JournalFile): Uint8Array | undefined {
  const splices = undo.map(({ start, end, text }): Splice => ({ start, end, bytes: Buffer.from(text, "base64") }));
  const isSound = splices.every(({ start, end }) => start <= end && end <= written.length) && !overlaps(splices);
  const text = isSound ? applySplices(written, splices) : undefined;
  return text && digestOf(text) === before ? text : undefined;
}
