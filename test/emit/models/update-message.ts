import { spawnSync } from "node:child_process";
import { recordText } from "../../../src/zone/canonical.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";

interface Line {
  readonly owner: string;
  readonly ttl: string;
  readonly class: string;
  readonly type: string;
  readonly rdata: string;
}

interface Message {
  readonly prerequisites: readonly Line[];
  readonly updates: readonly Line[];
}

/** A server that does what RFC 2136 §3 says, and the real tool that reads the text and shows what it would send. */
export function updateModel(command: string): Model {
  return {
    carryOut(text, held) {
      let lines = held;
      for (const part of text.split(/^send\n/m).slice(0, -1)) lines = updated(shown(command, part), lines);
      return lines;
    },
  };
}

/** The message as `show` prints it; nothing is sent, and if it were, then to a port of this machine where nobody is. */
function shown(command: string, text: string): Message {
  const input = `server 127.0.0.1 9\n${text.replace(/^answer\n/m, "")}`;
  const { status, stdout, stderr } = spawnSync(command, { input, encoding: "latin1" });
  if (status !== 0) throw new Error(`${command}: ${stderr}${stdout}`);
  const sections = new Map(
    stdout.split(/^;; (?=[A-Z ]+ SECTION:)/m).map((section) => [section.split(" ")[0], section.split("\n").slice(1)]),
  );
  const read = (name: string) => (sections.get(name) ?? []).filter((line) => line !== "").map(fields);
  return { prerequisites: read("PREREQUISITE"), updates: read("UPDATE") };
}

function fields(line: string): Line {
  const [, owner = "", ttl = "", inet = "", type = "", rdata = ""] =
    /^(\S+)\s+(\d+)\s+(\S+)\s+(\S+)\s*(.*)$/.exec(line) ?? [];
  if (owner === "") throw new Error(`no line of a message: ${line}`);
  return { owner, ttl, class: inet, type, rdata };
}

function updated({ prerequisites, updates }: Message, held: readonly string[]): readonly string[] {
  const records = heldRecords(held);
  checkPrerequisites(prerequisites, records);
  for (const line of updates) {
    const set = records.set(line.owner, line.type);
    if (line.class === "ANY") for (const old of set) records.remove(old);
    else if (line.class === "NONE") records.remove(record({ ...line, ttl: set[0]?.split(" ")[1] ?? "0" }));
    else {
      // RFC 2136 §3.4.2.2: left out in silence, and so no update that anybody means.
      const beside = records.lines().filter((one) => one.startsWith(`${line.owner} `) && typeOf(one) !== line.type);
      if (beside.some((one) => line.type === "CNAME" || typeOf(one) === "CNAME"))
        throw new Error(`beside an alias: ${line.owner}`);
      records.add(record(line));
    }
  }
  return records.lines();
}

type Held = ReturnType<typeof heldRecords>;

/** RFC 2136 §3.2. */
function checkPrerequisites(lines: readonly Line[], records: Held): void {
  const exact = new Map<string, string[]>();
  for (const line of lines) {
    const { owner, type } = line;
    const set = records.set(owner, type);
    if (line.class === "NONE" && type === "ANY" && records.lines().some((one) => one.startsWith(`${owner} `)))
      throw new Error(`YXDOMAIN: ${owner}`);
    if (line.class === "NONE" && set.length > 0) throw new Error(`YXRRSET: ${owner} ${type}`);
    if (line.class === "ANY" && set.length === 0) throw new Error(`NXRRSET: ${owner} ${type}`);
    if (line.class === "IN") exact.set(`${owner} ${type}`, [...(exact.get(`${owner} ${type}`) ?? []), record(line)]);
  }
  for (const [key, wanted] of exact) {
    const [owner = "", type = ""] = key.split(" ");
    const there = records.set(owner, type).map(withoutTtl).sort();
    if (there.join("\n") !== wanted.map(withoutTtl).sort().join("\n")) throw new Error(`NXRRSET: ${key}`);
  }
}

function record({ owner, ttl, type, rdata }: Line): string {
  return recordText(spec(`${owner} ${ttl} IN ${type} ${rdata}`));
}

const typeOf = (line: string) => line.split(" ")[3];
const withoutTtl = (line: string) => line.replace(/^(\S+) \d+ /, "$1 ");
