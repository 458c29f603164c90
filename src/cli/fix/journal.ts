import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { PatchedFile } from "../../fix/patch.js";
import { undoOf } from "../../fix/undo.js";
import { shownPath } from "../input/path.js";

/** What undoes one write: small, whatever the size of the files. */
export interface Journal {
  readonly version: 1;
  /** What the names of the write's waiting files end with. */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly written: string;
  readonly files: readonly JournalFile[];
}

export interface JournalFile {
  /** From the project's root, with `/`. */
  readonly path: string;
  /** SHA-256 of the whole file, in hexadecimal. */
  readonly before: string;
  readonly after: string;
  /** Byte offsets in the file as it was written, in order; base64 of what stood there before. */
  readonly undo: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

const name = "zonewright-undo.json";

/** Where the journal of a project lies: where no folder is searched for zones, and in a repository where git sees no new file. */
export function journalPath(root: string): string {
  const repository = join(root, ".git");
  return statSync(repository, { throwIfNoEntry: false })?.isDirectory()
    ? join(repository, name)
    : join(root, `.${name}`);
}

/** The journal of a write that is about to be made. */
export function journalOf(
  files: readonly PatchedFile[],
  { id, root, cwd }: { readonly id: string; readonly root: string; readonly cwd: string },
): Uint8Array {
  const journal: Journal = {
    version: 1,
    id,
    written: new Date().toISOString(),
    files: files.map((file) => ({
      path: shownPath(resolve(cwd, file.source.path), root),
      before: digestOf(file.before),
      after: digestOf(file.after),
      undo: undoOf(file).map(({ start, end, bytes }) => ({ start, end, text: Buffer.from(bytes).toString("base64") })),
    })),
  };
  return new TextEncoder().encode(`${JSON.stringify(journal, undefined, 1)}\n`);
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
