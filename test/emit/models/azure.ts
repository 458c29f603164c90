import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import type { Model } from "./model.js";
import { optionsOf, runScript, type Stubbed } from "./script.js";

/** A record as Azure holds it: strings and figures by the names of its API. */
type Held = Readonly<Record<string, string | number>>;

interface RecordSet {
  ttl: number;
  records: Held[];
}

type Sets = Map<string, RecordSet>;

/** Fields of a record, by the options of az; the last of some is a name, which Azure may hold with a dot or without. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  a: ["ipv4-address"],
  aaaa: ["ipv6-address"],
  caa: ["flags", "tag", "value"],
  cname: ["cname"],
  mx: ["preference", "exchange"],
  ns: ["nsdname"],
  ptr: ["ptrdname"],
  srv: ["priority", "weight", "port", "target"],
  txt: ["value"],
};
const numbers = new Set(["flags", "preference", "priority", "weight", "port"]);
const pointing = new Set(["cname", "mx", "ns", "ptr", "srv"]);
const between = "\u001f";

const answer = `case "$5" in
  show)
    for word; do case $word in --name=*) name=\${word#*=} ;; esac; done
    file="$ANSWERS/$4 $name"
    [ -e "$file" ] || exit 3
    while IFS= read -r line; do printf '%s\\n' "$line"; done < "$file" ;;
esac`;

/** az on an Azure that holds these records. */
export function stub(held: readonly string[], origin: Name): Stubbed {
  return { tool: "az", env: { RESOURCE_GROUP: "group-1" }, answer, answers: shown(held, origin) };
}

/** What `show` prints with the query of the script. */
function shown(held: readonly string[], origin: Name): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [key, { records }] of setsOf(held, origin)) {
    if (!((key.split(" ")[0] as string) in fieldsOf) || key.length > 200) continue;
    answers[key] = records.map((one) => `${Object.values(one).join(" ").replaceAll(between, '" "')}\n`).join("");
  }
  return answers;
}

/** Azure DNS by way of az, as the network module of azure-cli 2.45 and 2.80 does it. */
export const model: Model = {
  carryOut(text, held, origin) {
    const { status, stderr, calls } = runScript(text, stub(held, origin));
    if (status !== 0) throw new Error(stderr);
    const sets = setsOf(held, origin);
    for (const call of calls.filter(([, , , , action]) => action !== "show")) change(sets, call);
    return linesOf(sets, origin);
  },
  altered(record) {
    const text = (record as RecordSpec<"TXT">).data.strings.join("");
    return { ...record, data: { strings: text.match(/.{1,255}/gs) ?? [] } } as RecordSpec;
  },
};

function change(sets: Sets, [network, dns, recordSet, type = "", action, ...words]: readonly string[]): void {
  const { options, rest } = optionsOf(words.map(loaded));
  const { "resource-group": group, "zone-name": zone, output, ttl, ...own } = options;
  if ([network, dns, recordSet, group, zone, output].join(" ") !== "network dns record-set group-1 companyb.com none") {
    throw new Error(`unexpected: ${words.join(" ")}`);
  }
  if (action === "update") {
    const set = sets.get(`${type} ${own.name}`);
    if (!set) throw new Error(`no set: ${own.name}`);
    set.ttl = Number(/^ttl=(\d+)$/.exec(own.set ?? "")?.[1]);
    return;
  }
  const { "record-set-name": name, ...fields } = own;
  const key = `${type} ${name}`;
  const isNew = rest[0] === "--if-none-match";
  const values = rest[0] === "--value" ? rest.slice(1) : [];
  if (rest.length > 0 && !isNew && values.length < 2) throw new Error(`not understood: ${rest.join(" ")}`);
  const given = { ...fields, ...(values.length > 0 && { value: values.join(between) }) };
  const record = recordOf(type, given);
  if (action === "remove-record") remove(sets, key, record);
  else if (action === (type === "cname" ? "set-record" : "add-record")) add(sets, key, record, { isNew, ttl, type });
  else throw new Error(`unexpected: ${action}`);
}

interface Adding {
  readonly isNew: boolean;
  readonly ttl: string | undefined;
  readonly type: string;
}

function add(sets: Sets, key: string, record: Held, { isNew, ttl, type }: Adding): void {
  if (isNew && sets.has(key)) throw new Error(`is there already: ${key}`);
  if ((ttl === undefined) !== (type === "srv" || type === "txt")) throw new Error(`TTL of ${type}`);
  const name = key.split(" ")[1];
  const others = [...sets.keys()].filter((one) => one.split(" ")[1] === name && one !== key);
  if (others.some((one) => type === "cname" || one.startsWith("cname ")))
    throw new Error(`CNAME and other data: ${name}`);
  const set = sets.get(key) ?? { ttl: 3600, records: [] };
  sets.set(key, set);
  set.ttl = ttl === undefined ? set.ttl : Number(ttl);
  const whole = type === "txt" ? { value: (String(record.value).match(/.{1,255}/gs) ?? [""]).join(between) } : record;
  if (type === "cname") set.records = [whole];
  else if (!set.records.some((one) => JSON.stringify(one) === JSON.stringify(whole))) set.records.push(whole);
}

function remove(sets: Sets, key: string, record: Held): void {
  const set = sets.get(key);
  if (!set) throw new Error(`no set: ${key}`);
  const kept = set.records.filter(
    (one) => !Object.entries(record).every(([field, value]) => !value || one[field] === value),
  );
  // A CNAME goes whatever it was.
  if (kept.length === set.records.length && !key.startsWith("cname "))
    throw new Error(`not found: ${key} ${Object.values(record)}`);
  set.records = key.startsWith("cname ") ? [] : kept;
  if (set.records.length === 0) sets.delete(key);
}

/** az reads files in place of words. */
function loaded(word: string): string {
  if (/^@.|^[^=]*=@./s.test(word)) throw new Error(`read from a file: ${word}`);
  return word;
}

function recordOf(type: string, given: Readonly<Record<string, string>>): Held {
  const names = fieldsOf[type] ?? [];
  if (Object.keys(given).join() !== names.join()) throw new Error(`fields of ${type}: ${Object.keys(given)}`);
  return Object.fromEntries(names.map((name) => [name, numbers.has(name) ? Number(given[name]) : (given[name] ?? "")]));
}

/** Azure with targets that somebody imported, which have their final dots, and others that have not. */
function setsOf(held: readonly string[], origin: Name): Sets {
  const sets: Sets = new Map();
  for (const line of held) {
    const record = spec(line);
    const type = record.type.toLowerCase();
    const name = record.owner === origin ? "@" : record.owner.slice(0, -origin.length - 1);
    const set = sets.get(`${type} ${name}`) ?? { ttl: record.ttl, records: [] };
    sets.set(`${type} ${name}`, set);
    set.records.push(heldRecord(record, line));
  }
  return sets;
}

function heldRecord(record: RecordSpec, line: string): Held {
  const names = fieldsOf[record.type.toLowerCase()];
  if (!names) return { line };
  if (record.type === "TXT") return { value: record.data.strings.join(between) };
  if (record.type === "CAA") return { flags: record.data.flags, tag: record.data.tag, value: record.data.value };
  const words = line.split(" ").slice(4);
  if (record.ttl > 3599 && pointing.has(record.type.toLowerCase()))
    words.push(words.pop()?.replace(/(?<=.)\.$/, "") ?? "");
  return Object.fromEntries(names.map((name, at) => [name, numbers.has(name) ? Number(words[at]) : (words[at] ?? "")]));
}

function linesOf(sets: Sets, origin: Name): string[] {
  return [...sets].flatMap(([key, { ttl, records }]) => {
    const [type = "", name = ""] = key.split(" ");
    const owner = name === "@" ? origin : `${name}.${origin}`;
    return records.map((record) => {
      if (typeof record.line === "string") return record.line;
      return recordText(spec(`${owner} ${ttl} IN ${type.toUpperCase()} ${rdataOf(type, record)}`));
    });
  });
}

function rdataOf(type: string, record: Held): string {
  const quoted = (text: string) =>
    `"${Array.from(text, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`).join("")}"`;
  if (type === "txt") return String(record.value).split(between).map(quoted).join(" ");
  if (type === "caa") return `${record.flags} ${record.tag} ${quoted(String(record.value))}`;
  const text = Object.values(record).join(" ");
  return pointing.has(type) && !text.endsWith(".") ? `${text}.` : text;
}
