import { shellWord } from "../../text/posix-shell.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { type Emission, identity } from "../emission.js";
import { option } from "../language/shell-script.js";
import { makesRoom } from "../makes-room.js";
import { targetOf } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { rrsetChanges } from "../rrset-change.js";
import { setKey } from "../set-guard.js";
import { recordFields, textSpellings } from "./record-fields.js";
import { type RecordSets, recordSets, takesTtl } from "./record-set.js";

export interface Commands {
  /** What is asked before anything is changed. */
  readonly guards: readonly string[];
  readonly changes: readonly string[];
}

/** The calls of the functions of the script, `held` and `record_set`, that make a change. */
export function commandsOf(emission: Emission): Commands {
  const { origin, edits, before } = emission;
  const guards: string[] = [];
  const changes: string[] = [];
  const sets = recordSets(emission);
  const wanted = new Map(rrsetChanges(emission).map((change) => [setKey(change), change.after[0]?.ttl]));

  const write = (record: RecordSpec) => {
    const set = sets.of(record);
    const ttl = wanted.get(setKey(record)) ?? record.ttl;
    // Where no zone was read, nobody knows whether a text stands beside others.
    const isNew = set.records.length === 0 && (before !== undefined || record.type !== "TXT");
    changes.push(`${addition(record, ttl, origin)}${isNew ? " --if-none-match" : ""}`);
    if (record.type === "CNAME") set.set(record, ttl);
    else set.add(record, ttl);
  };

  const guard = (record: RecordSpec): string => {
    const variable = `old_${guards.length + 1}`;
    guards.push(check(record, variable, origin));
    return variable;
  };

  const remove = (record: RecordSpec) => {
    changes.push(...removal(record, origin, guard(record)));
    for (const taken of sets.of(record).remove(record)) write(taken);
  };

  for (const edit of edits) {
    if (edit.kind === "add") write(edit.record);
    else if (edit.kind === "remove") remove(edit.old);
    else if (identity(edit.old) === identity(edit.record)) guard(edit.old);
    else if (setKey(edit.old) === setKey(edit.record) && edit.old.type === "CNAME") {
      guard(edit.old);
      write(edit.record);
    } else if (makesRoom(edit.old, edit.record)) {
      remove(edit.old);
      write(edit.record);
    } else {
      write(edit.record);
      remove(edit.old);
    }
  }
  return { guards, changes: [...changes, ...ttlChanges(sets, wanted, origin)] };
}

/** The sets whose TTL is another than it is to be once their records are right. */
function ttlChanges(sets: RecordSets, wanted: ReadonlyMap<string, number | undefined>, origin: Name): string[] {
  return Array.from(sets.all(), (set) => {
    const right = wanted.get(setKey(set));
    if (set.ttl === undefined || right === undefined || right === set.ttl) return [];
    const name = option("name", relativeName(set.owner, origin));
    return [`record_set ${set.type.toLowerCase()} update ${name} --set=ttl=${right}`];
  }).flat();
}

function addition(record: RecordSpec, ttl: number, origin: Name): string {
  return [
    `record_set ${record.type.toLowerCase()} ${record.type === "CNAME" ? "set-record" : "add-record"}`,
    option("record-set-name", relativeName(record.owner, origin)),
    ...(recordFields(record) ?? []).map(([name, value]) => option(name, value)),
    ...(takesTtl(record.type) ? [option("ttl", ttl)] : []),
  ].join(" ");
}

/** Stops the script unless the record is there; the variable will hold it as Azure spells it. */
function check(record: RecordSpec, variable: string, origin: Name): string {
  const lines = spellings(record);
  const name = shellWord(relativeName(record.owner, origin));
  const call = `held ${record.type.toLowerCase()} ${name} ${lines.map(shellWord).join(" ")}`;
  return lines.length === 1 ? `${call} > /dev/null` : `${variable}=$(${call})`;
}

function removal(record: RecordSpec, origin: Name, variable: string): string[] {
  const command = `record_set ${record.type.toLowerCase()} remove-record ${option("record-set-name", relativeName(record.owner, origin))}`;
  if (record.type === "TXT") {
    const [first = "", second] = textSpellings(record.data.strings).map(
      (strings) => `${command} ${textOption(strings)}`,
    );
    const [line = ""] = spellings(record);
    if (second === undefined) return [first];
    return [`if [ "$${variable}" = ${shellWord(line)} ]; then`, `  ${first}`, "else", `  ${second}`, "fi"];
  }
  const fields = recordFields(record) ?? [];
  const last = targetOf(record) === undefined ? undefined : fields.at(-1);
  const options = fields.map((field) =>
    field === last ? `--${field[0]}="\${${variable}##* }"` : option(field[0], field[1]),
  );
  return [[command, ...options].join(" ")];
}

/** argparse takes several values of an option only as words after it. */
function textOption(strings: readonly string[]): string {
  return strings.length === 1 ? option("value", strings[0] as string) : `--value ${strings.map(shellWord).join(" ")}`;
}

/** How the script's query may print a record: a target without its final dot or with it, a text in these strings or those. */
function spellings(record: RecordSpec): string[] {
  if (record.type === "TXT") return textSpellings(record.data.strings).map((strings) => strings.join('" "'));
  const line = (recordFields(record) ?? []).map(([, value]) => value).join(" ");
  return targetOf(record) === undefined ? [line] : [line, `${line}.`];
}

/** The name of a zone as az takes it. */
export function zoneWord(origin: Name): string {
  return shellWord(withoutDot(origin));
}
