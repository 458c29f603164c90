import type { EmittedEdit } from "./emission.js";

/** What a change does, in figures: `3 to add, 1 to delete`. */
export function editCounts(edits: readonly EmittedEdit[]): string {
  const parts = (["add", "replace", "remove"] as const).flatMap((kind) => {
    const count = edits.filter((edit) => edit.kind === kind).length;
    return count === 0 ? [] : [`${count} to ${kind === "remove" ? "delete" : kind}`];
  });
  return parts.join(", ");
}
