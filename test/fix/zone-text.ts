import { openSource } from "../../src/text/open-source.js";
import type { SourceFile } from "../../src/text/source.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { root } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";
import type { Include } from "../../src/zone/reading.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";

/** A text as a file that was opened. */
export function sourceOf(text: string | Uint8Array, path = "company.example.zone"): SourceFile {
  const source = openSource(path, typeof text === "string" ? new TextEncoder().encode(text) : text);
  if (!("bytes" in source)) throw new Error(JSON.stringify(source));
  return source;
}

/** The zone company.example, or the one that the text itself names. */
export function zoneOf(text: string | Uint8Array, files: Readonly<Record<string, string>> = {}): Zone {
  return readZone(sourceOf(text), { include: includeFrom(files) }).zone;
}

export function includeFrom(files: Readonly<Record<string, string>>): Include {
  return (path) => {
    const text = files[path];
    return text === undefined ? { refused: "there is no such file" } : sourceOf(text, path);
  };
}

/** A record from its line in canonical text. */
export function spec(line: string): RecordSpec {
  const { zone, problems } = readZone(sourceOf(line, "spec"), { origin: root });
  const [record] = [...zone.all()];
  if (!record) throw new Error(`${line}: ${problems[0]?.reason}`);
  const { span: _, ...rest } = record;
  return rest as RecordSpec;
}

/** The record of a zone with this canonical text, TTL apart. */
export function find(zone: Zone, text: string): ResourceRecord {
  const found = [...zone.all()].find((record) => recordText(record).replace(/ \d+ IN /, " ") === text);
  if (!found) throw new Error(`no ${text} in ${[...zone.all()].map(recordText).join("\n")}`);
  return found;
}

export const add = (line: string): RecordEdit => ({ kind: "add", record: spec(line) });
export const remove = (zone: Zone, text: string): RecordEdit => ({ kind: "remove", old: find(zone, text) });
export const replace = (zone: Zone, text: string, line: string): RecordEdit => ({
  kind: "replace",
  old: find(zone, text),
  record: spec(line),
});
