import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { optionsOf, runScript, type Stubbed } from "./script.js";

const answer = `case "$*" in
  'compute domain records list '*) while IFS= read -r line; do printf '%s\\n' "$line"; done < "$ANSWERS/records" ;;
esac`;

/** doctl on a DigitalOcean that holds these records. */
export function stub(held: readonly string[], origin: Name): Stubbed {
  return { tool: "doctl", env: {}, answer, answers: { records: listed(held, origin) } };
}

/** The records as doctl lists them: columns filled up with blanks, four between them; the last as it is. */
function listed(held: readonly string[], origin: Name): string {
  const rows = held.map((line, at) => [String(4000 + at), ...columns(spec(line), origin)]);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 4);
  const last = widths.length - 1;
  return rows
    .map((row) => `${row.map((cell, at) => (at === last ? cell : cell.padEnd(widths[at] ?? 0))).join("")}\n`)
    .join("");
}

/** Type, Name, Priority, Port, Weight, Flags, Tag, Data. */
function columns(record: RecordSpec, origin: Name): string[] {
  const name = record.owner === origin ? "@" : record.owner.slice(0, -origin.length - 1);
  const row = (data: string, priority = 0, port = 0, weight = 0, flags = 0, tag = "") => {
    return [record.type, name, ...[priority, port, weight, flags].map(String), tag, data.replaceAll("\n", "\\n")];
  };
  const bare = (target: string) => (target === origin ? "@" : target.replace(/(?<=.)\.$/, ""));
  switch (record.type) {
    case "TXT":
      return row(record.data.strings.join(""));
    case "CNAME":
    case "NS":
      return row(bare(record.data.target));
    case "MX":
      return row(bare(record.data.exchange), record.data.preference);
    case "SRV": {
      const { priority, port, weight, target } = record.data;
      return row(bare(target), priority, port, weight);
    }
    case "CAA":
      return row(record.data.value, 0, 0, 0, record.data.flags, record.data.tag);
    default:
      return row(recordText(record).split(" ").slice(4).join(" "));
  }
}

/** DigitalOcean by way of doctl: it adds, changes and deletes one record after the other, by number. */
export const model: Model = {
  carryOut(text, held, origin) {
    const { status, stderr, calls } = runScript(text, stub(held, origin));
    if (status !== 0) throw new Error(stderr);
    const records = heldRecords(held);
    const lineOf = (id = "") => {
      const line = /^4\d{3}$/.test(id) ? held[Number(id) - 4000] : undefined;
      if (line === undefined) throw new Error(`no record ${id}`);
      return line;
    };
    for (const [compute, domain, of, action, zone, ...words] of calls) {
      const { options, rest } = optionsOf(words);
      const [id, force, ...others] = rest;
      if (`${compute} ${domain} ${of} ${zone}.` !== `compute domain records ${origin}`)
        throw new Error(`unexpected ${action}`);
      if (action === "list") continue;
      if (action === "delete") {
        if (force !== "--force" || others.length > 0) throw new Error("asks whether it should");
        records.remove(lineOf(id));
        continue;
      }
      const { "record-id": changed, ...fields } = options;
      if ((changed === undefined) !== (action === "create") || rest.length > 0)
        throw new Error(`unexpected ${action} ${rest}`);
      if (changed !== undefined) records.remove(lineOf(changed));
      const line = made(fields, origin);
      refuseAlias(line, records.lines());
      records.add(line);
    }
    return records.lines();
  },
  altered(record) {
    const text = (record as RecordSpec<"TXT">).data.strings.join("");
    return { ...record, data: { strings: text.match(/.{1,255}/gs) ?? [] } } as RecordSpec;
  },
};

function refuseAlias(line: string, others: readonly string[]): void {
  const [owner, , , type] = line.split(" ");
  const beside = others.filter((other) => other.split(" ")[0] === owner).map((other) => other.split(" ")[3]);
  if (beside.length > 0 && (type === "CNAME" || beside.includes("CNAME")))
    throw new Error(`CNAME and other data: ${owner}`);
}

function made(fields: Readonly<Record<string, string>>, origin: Name): string {
  const of = (name: string) => fields[`record-${name}`] ?? "";
  const quoted = (text: string) =>
    `"${Array.from(text, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`).join("")}"`;
  const name = (text: string) => {
    if (!text.endsWith(".")) throw new Error(`taken as relative: ${text}`);
    return text;
  };
  const rdata: Readonly<Record<string, () => string>> = {
    A: () => of("data"),
    AAAA: () => of("data"),
    CNAME: () => name(of("data")),
    NS: () => name(of("data")),
    MX: () => `${of("priority")} ${name(of("data"))}`,
    SRV: () => `${of("priority")} ${of("weight")} ${of("port")} ${name(of("data"))}`,
    CAA: () => `${of("flags")} ${of("tag")} ${quoted(name(of("data")).slice(0, -1))}`,
    TXT: () => (of("data").match(/.{1,255}/gs) ?? [""]).map(quoted).join(" "),
  };
  const owner = of("name") === "@" ? origin : `${of("name")}.${origin}`;
  return recordText(spec(`${owner} ${of("ttl")} IN ${of("type")} ${rdata[of("type")]?.()}`));
}
