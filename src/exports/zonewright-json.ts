import { directiveLine, rdataOf, recordLine } from "./line.js";
import type { MadeZone } from "./made-zone.js";
import { type Tree, textAt, valueAt } from "./tree.js";

/** What `convert --to json` prints. */
export function zonewrightZone(tree: Tree): MadeZone | undefined {
  const origin = valueAt(tree, "origin");
  const records = valueAt(tree, "records");
  if (textAt(tree, "origin") === undefined || records?.kind !== "list") return undefined;
  const lines = records.items.map((record) =>
    recordLine({
      owner: textAt(record, "owner") ?? "",
      ttl: textAt(record, "ttl"),
      type: textAt(record, "type") ?? "",
      rdata: rdataOf(textAt(record, "rdata") ?? ""),
      at: record.at,
    }),
  );
  return {
    form: "zonewright's JSON",
    lines: [directiveLine("$ORIGIN", textAt(tree, "origin") ?? "", origin?.at ?? tree.at), ...lines],
  };
}
