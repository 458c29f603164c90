import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A link to another path, for `folderWith`. */
export function linkTo(target: string) {
  return { target };
}

/**
 * A new folder with these files, gone after the test.
 * @param files contents by path
 */
export function folderWith(files: Readonly<Record<string, string | Uint8Array | { readonly target: string }>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "zonewright-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    const at = join(folder, path);
    mkdirSync(dirname(at), { recursive: true });
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(at, content);
    else symlinkSync(content.target, at);
  }
  return folder;
}
