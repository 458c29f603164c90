import { printable } from "../../text/printable.js";
import { recordText } from "../../zone/canonical.js";
import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { isProxiable } from "../cloudflare/content.js";
import { importLimit } from "../cloudflare/limit.js";
import { editCounts } from "../edit-counts.js";
import { type Emission, identity } from "../emission.js";
import type { Target } from "../target.js";

/** developers.cloudflare.com, "Import and export records". */
const maxOctets = 262_144;

/**
 * A zone file for Cloudflare's import. It only adds, so what goes is said in comments. The tag cf-proxied beats the
 * import's own choice, which is the proxy; mail and Autodiscover do not pass that.
 */
export const target: Target = {
  title: "Cloudflare's import of zone files (dashboard or API)",
  unit: "record",
  language: "dns",
  extension: "txt",
  holdsZones: "one",
  isTransaction: false,
  keepsApex: true,
  use: [
    "In the dashboard: DNS, Records, Import and Export, and choose the file. The records are made without Cloudflare's proxy, whatever is ticked there.",
    "The import only adds: delete in the dashboard what the comments name, before it or after it as they say.",
    "Export the zone first (the same page): the export is the way back, and shows afterwards what was added. `--to cloudflare` does all of it in one step, with a look at what is there.",
  ],
  cannotDelete: "Cloudflare's import only adds",
  limit: importLimit,
  excess: (emission) =>
    zoneFile(emission).length > maxOctets ? "Cloudflare imports files of at most 256 KiB" : undefined,
  emit: ([emission]) => (emission ? zoneFile(emission) : ""),
};

function zoneFile(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const from = file === undefined ? "" : `, ${file}`;
  const added = edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record]));
  const gone = edits.flatMap((edit) => (edit.kind === "add" ? [] : [edit.old]));
  // An alias stands alone, and a record that gets another TTL is there already.
  const isInTheWay = (old: RecordSpec) =>
    added.some(
      (record) =>
        identity(record) === identity(old) ||
        (record.owner === old.owner && (record.type === "CNAME" || old.type === "CNAME")),
    );
  const before = gone.filter(isInTheWay);
  const after = gone.filter((record) => !isInTheWay(record));
  const lines = [
    comment(`${withoutDot(origin)}${from}: ${editCounts(edits)}`),
    ...before.map((record) => comment(`delete before the import: ${recordText(record)}`)),
    ...added.map(line),
    ...after.map((record) => comment(`delete${added.length > 0 ? " after the import" : ""}: ${recordText(record)}`)),
    ...notes.map(comment),
  ];
  return `${lines.join("\n")}\n`;
}

function line(record: RecordSpec): string {
  return `${recordText(withShortStrings(record))}${isProxiable(record.type) ? " ; cf_tags=cf-proxied:false" : ""}`;
}

/** A comment on a line of its own is Cloudflare's to ignore. */
function comment(text: string): string {
  return `; ${printable(text)}`;
}
