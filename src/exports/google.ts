import { rdataOf, recordLine } from "./line.js";
import type { MadeLine, MadeZone } from "./made-zone.js";
import { itemsOf, type Tree, textAt, textOf, valueAt } from "./tree.js";

/**
 * What gcloud prints of Cloud DNS: the YAML of `dns record-sets export` without `--zone-file-format`, one document for
 * each record set, or the list of `dns record-sets list --format=json`.
 */
export function googleZone(documents: readonly Tree[]): MadeZone | undefined {
  const sets = documents.flatMap((document) => (document.kind === "list" ? document.items : [document]));
  if (sets.length === 0 || !sets.every((set) => textAt(set, "name") !== undefined && valueAt(set, "rrdatas")))
    return undefined;
  return {
    form: "Google Cloud DNS's list of record sets",
    lines: sets.flatMap(linesOf),
    advice: "gcloud dns record-sets export --zone-file-format writes a zone file",
  };
}

function linesOf(set: Tree): MadeLine[] {
  return itemsOf(valueAt(set, "rrdatas")).map((value) =>
    recordLine({
      owner: textAt(set, "name") ?? "",
      ttl: textAt(set, "ttl"),
      type: textAt(set, "type") ?? "",
      rdata: rdataOf(textOf(value) ?? ""),
      at: value.at,
    }),
  );
}
