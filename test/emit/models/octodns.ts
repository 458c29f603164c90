import { parse } from "yaml";
import { recordText } from "../../../src/zone/canonical.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import type { Model } from "./model.js";
import { quotedOctets, zoneLine } from "./zone-line.js";

interface RecordSet {
  readonly ttl: number;
  readonly type: string;
  readonly value?: unknown;
  readonly values?: readonly unknown[];
}

/** The owner of a zone's file, who replaces and deletes keys in it, and octoDNS, which reads it with a YAML 1.1 reader. */
export const model: Model = {
  carryOut(text, held, origin) {
    if (JSON.stringify(parse(text, { version: "1.1" })) !== JSON.stringify(parse(text))) {
      throw new Error("another text in YAML 1.2");
    }
    const file = parse(text, { version: "1.1", mapAsMap: true }) as Map<string, unknown> | null;
    sorted(file);
    const isOwn = (line: string) => line.startsWith(`${origin} `) && / IN (?:SOA|NS) /.test(line);
    const under = (key: string) => (key === "" ? origin : `${key}.${origin}`);
    let lines = [...held];
    const clear = (key: string) => {
      const kept = lines.filter((line) => !line.startsWith(`${under(key)} `) || isOwn(line));
      const count = lines.length - kept.length;
      lines = kept;
      return count;
    };
    for (const [, key = ""] of text.matchAll(/^# Delete the key: (".*")$/gm)) {
      if (clear(JSON.parse(key)) === 0) throw new Error(`no key ${key}`);
    }
    for (const [key, sets] of file ?? []) {
      clear(key);
      lines.push(...[sets].flat().flatMap((set) => linesOf(under(key), objectOf(set) as RecordSet)));
    }
    return lines;
  },
  altered: (record) => (record.type === "TXT" ? (spec(joined(record)) as RecordSpec) : record),
};

/** yaml.py, SortEnforcingLoader: keys in the order of natsort, in every mapping; text ends before a number begins. */
function sorted(value: unknown) {
  if (Array.isArray(value)) value.forEach(sorted);
  if (!(value instanceof Map)) return;
  const keys = [...value.keys()].map((key: string) => key.replace(/\d+/g, (digits) => `\0${digits.padStart(9, "0")}`));
  if (keys.join("\n") !== [...keys].sort().join("\n")) throw new Error(`keys out of order: ${keys}`);
  [...value.values()].forEach(sorted);
}

function objectOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(objectOf);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, one]) => [key, objectOf(one)]));
}

function linesOf(owner: string, { ttl, type, value, values }: RecordSet): string[] {
  if (values !== undefined && value !== undefined) throw new Error("value and values");
  return (values ?? [value]).map((one) => zoneLine(owner, ttl, type, rdataOf(type, one)));
}

function rdataOf(type: string, value: unknown): string {
  if (type === "TXT") return chunks(value as string);
  if (typeof value === "string") return value;
  const { port, priority, target, weight, exchange, preference, flags, tag, ...rest } = value as Record<
    string,
    unknown
  >;
  switch (type) {
    case "MX":
      return `${preference} ${exchange}`;
    case "SRV":
      return `${priority} ${weight} ${port} ${target}`;
    case "CAA":
      return `${flags} ${tag} ${quotedOctets(rest.value as string)}`;
    case "TLSA":
      return `${rest.certificate_usage} ${rest.selector} ${rest.matching_type} ${rest.certificate_association_data}`;
    default:
      throw new Error(`Unknown record type: ${type}`);
  }
}

/** chunked.py: the text as it is written, in strings of 255 characters, escapes and all. */
function chunks(value: string): string {
  if (/\w;|\\\\;|[^\0-\x7f]/.test(value) || value.startsWith('"')) throw new Error(`unescaped ; in ${value}`);
  const text = value.replaceAll('" "', "").replaceAll('"', '\\"');
  const strings = text.match(/.{1,255}(?<!\\)/gs) ?? [];
  return strings.map((one) => quotedOctets(one.replace(/\\([;"])/g, "$1"))).join(" ");
}

function joined(record: RecordSpec<"TXT">): string {
  const value = record.data.strings.join("").replaceAll(";", "\\;");
  const [head] = recordText(record).split(" TXT ");
  return `${head} TXT ${chunks(value)}`;
}
