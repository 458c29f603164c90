import { onDisk } from "./on-disk.js";
import type { PatchedFile } from "./patch.js";
import type { Splice } from "./splice.js";

/** The splices that make the changed file, as it stands on disk, what it was before, byte for byte. */
export function undoOf({ source, splices }: Pick<PatchedFile, "source" | "splices">): Splice[] {
  const disk = onDisk(source, splices);
  let shift = 0;
  return disk.splices.map(({ start, end, bytes }) => {
    const from = start + shift;
    shift += bytes.length - (end - start);
    return { start: from, end: from + bytes.length, bytes: disk.before.subarray(start, end) };
  });
}
