import { randomBytes } from "node:crypto";
import type { PatchedFile } from "../../fix/patch.js";
import type { FileSystem } from "./file-system.js";
import { journalOf, journalPath } from "./journal.js";
import { replaceFiles, type Written } from "./replace-files.js";
import type { WritePlace } from "./replaceable.js";

export interface WriteFilesOptions extends WritePlace {
  /** The project's root, absolute: where the journal lies. */
  readonly root: string;
  /** Keeps each old file beside the new one. */
  readonly backup: boolean;
}

/** What became of a write, for the person who asked for it. */
export interface WriteOutcome {
  /** Whole sentences. */
  readonly sentences: readonly string[];
  /** Everything is written. */
  readonly isWhole: boolean;
}

/** Writes changed files in the place of the old ones, so that `fix --revert` can undo it. */
export function writeFiles(
  files: readonly PatchedFile[],
  { root, ...options }: WriteFilesOptions,
  fs: FileSystem,
): WriteOutcome {
  if (files.length === 0) return { sentences: [], isWhole: true };
  const id = randomBytes(6).toString("hex");
  const journal = { path: journalPath(root), text: journalOf(files, { id, root, cwd: options.cwd }) };
  const texts = files.map(({ source, before, after }) => ({ shown: source.path, before, after }));
  const outcome = replaceFiles(texts, { ...options, id, journal }, fs);
  const told = outcome.written.map(({ shown, backup }) =>
    backup === undefined ? `${shown} written.` : `${shown} written; ${backup} is the old file.`,
  );
  const { failure } = outcome;
  if (failure !== undefined) return { sentences: [...told, `${failure} ${standing(files, outcome)}`], isWhole: false };
  return { sentences: [...told, `${undoIt} this.`], isWhole: true };
}

const undoIt = "zonewright fix --revert with the same PATHs undoes";

function standing(files: readonly PatchedFile[], { written }: Written): string {
  if (written.length === 0) return "Nothing was written.";
  const rest = files.slice(written.length).map(({ source }) => source.path);
  return [...(rest.length > 0 ? [`Not written: ${rest.join(", ")}.`] : []), `${undoIt} what was.`].join(" ");
}
