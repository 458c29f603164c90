import { shellWord } from "../../text/posix-shell.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { type Emission, identity } from "../emission.js";
import { option } from "../language/shell-script.js";
import { targetOf } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { rrsetChanges } from "../rrset-change.js";
import { setKey } from "../set-guard.js";
import { recordFields, takenFor, textSpellings } from "./record-fields.js";

export interface Commands {
  /** What is asked before anything is changed. */
  readonly guards: readonly string[];
  readonly changes: readonly string[];
}

/** A record set as it is between two commands. */
interface SetState {
  readonly sample: RecordSpec;
  records: readonly RecordSpec[];
  /** Undefined when there is no set. */
  ttl: number | undefined;
}

/** What `add-record` gives to a new set of the types for which it takes no TTL: https://learn.microsoft.com/cli/azure/network/dns/record-set/txt */
const defaultTtl = 3600;

/** The calls of the functions of the script, `held` and `record_set`, that make a change. */
export function commandsOf(emission: Emission): Commands {
  const { origin, edits, before } = emission;
  const guards: string[] = [];
  const changes: string[] = [];
  const wanted = new Map(rrsetChanges(emission).map((change) => [setKey(change), change.after[0]?.ttl]));
  const sets = new Map<string, SetState>();
  for (const record of before ?? []) stateOf(sets, record).records = [...stateOf(sets, record).records, record];
  for (const state of sets.values()) state.ttl = state.records[0]?.ttl;

  const add = (record: RecordSpec, mayReplace = false) => {
    const state = stateOf(sets, record);
    const ttl = wanted.get(setKey(record)) ?? record.ttl;
    // Where no zone was read, nobody knows whether a text stands beside others.
    const isNew = state.records.length === 0 && (before !== undefined || record.type !== "TXT");
    changes.push(
      [
        `record_set ${record.type.toLowerCase()} ${record.type === "CNAME" ? "set-record" : "add-record"}`,
        option("record-set-name", relativeName(record.owner, origin)),
        ...(recordFields(record) ?? []).map(([name, value]) => option(name, value)),
        ...(takesTtl(record) ? [option("ttl", ttl)] : []),
        ...(isNew ? ["--if-none-match"] : []),
      ].join(" "),
    );
    state.ttl = takesTtl(record) ? ttl : (state.ttl ?? defaultTtl);
    state.records = mayReplace ? [record] : [...state.records, record];
  };

  const remove = (record: RecordSpec) => {
    const state = stateOf(sets, record);
    changes.push(...removal(record, origin, guard(record)));
    const others = state.records.filter((one) => identity(one) !== identity(record));
    const swept = takenFor(record, others);
    state.records = others.filter((one) => !swept.includes(one));
    if (state.records.length === 0) state.ttl = undefined;
    for (const one of swept) add(one);
  };

  /** The variable that will hold the record as Azure spells it. */
  const guard = (record: RecordSpec): string => {
    const variable = `old_${guards.length + 1}`;
    const name = shellWord(relativeName(record.owner, origin));
    const lines = spellings(record);
    const call = `held ${record.type.toLowerCase()} ${name} ${lines.map(shellWord).join(" ")}`;
    guards.push(lines.length === 1 ? `${call} > /dev/null` : `${variable}=$(${call})`);
    return variable;
  };

  for (const edit of edits) {
    if (edit.kind === "add") add(edit.record);
    else if (edit.kind === "remove") remove(edit.old);
    else if (identity(edit.old) === identity(edit.record)) guard(edit.old);
    else if (edit.record.type === "CNAME" && edit.old.type === "CNAME" && edit.old.owner === edit.record.owner) {
      guard(edit.old);
      add(edit.record, true);
    } else {
      add(edit.record);
      remove(edit.old);
    }
  }
  for (const [key, { sample, records, ttl }] of sets) {
    const right = wanted.get(key);
    if (records.length === 0 || right === undefined || right === ttl) continue;
    const name = option("name", relativeName(sample.owner, origin));
    changes.push(`record_set ${sample.type.toLowerCase()} update ${name} --set=ttl=${right}`);
  }
  return { guards, changes };
}

function stateOf(sets: Map<string, SetState>, sample: RecordSpec): SetState {
  const state = sets.get(setKey(sample)) ?? { sample, records: [], ttl: undefined };
  sets.set(setKey(sample), state);
  return state;
}

/** For all others a set that is there gets the default of 3600 when none is given. */
function takesTtl({ type }: RecordSpec): boolean {
  return type !== "SRV" && type !== "TXT";
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
