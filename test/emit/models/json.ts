import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

interface Change {
  readonly op: "add" | "remove" | "replace";
  readonly record: string;
  readonly was?: string;
}

/** A program that makes the edits one after the other. */
export const model: Model = {
  carryOut(text, held) {
    const { zones } = JSON.parse(text) as { readonly zones: readonly { readonly edits: readonly Change[] }[] };
    const records = heldRecords(held);
    for (const { op, record, was } of zones.flatMap(({ edits }) => edits)) {
      if (op === "remove") records.remove(record);
      if (op === "replace") records.remove(was ?? "");
      if (op !== "remove") records.add(record);
    }
    return records.lines();
  },
};
