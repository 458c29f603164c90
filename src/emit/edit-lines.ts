import { recordText } from "../zone/canonical.js";
import type { EmittedEdit } from "./emission.js";

/** What a change does, a line a record, for whoever reads the text before running it. */
export function editLines(edits: readonly EmittedEdit[]): string[] {
  return edits.flatMap((edit) => {
    const old =
      edit.kind === "add" ? [] : [`${edit.kind === "remove" ? "delete" : "replace"}: ${recordText(edit.old)}`];
    const fresh = edit.kind === "remove" ? [] : [`${edit.kind === "add" ? "add" : "with"}: ${recordText(edit.record)}`];
    return [...old, ...fresh];
  });
}
