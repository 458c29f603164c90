import { shellWord } from "../../text/posix-shell.js";
import { isPlain } from "../../text/printable.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { type DoctlRecord, doctlRecord } from "../digitalocean/doctl-record.js";
import { editCounts } from "../edit-counts.js";
import { editLines } from "../edit-lines.js";
import type { Emission, EmittedEdit } from "../emission.js";
import { option, run, shellScript, stop } from "../language/shell-script.js";
import { makesRoom } from "../makes-room.js";
import { targetOf, unwritableName } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { altered, type Limit, refused, type Target } from "../target.js";

/** Calls of doctl. DigitalOcean knows a record by its number, so the script looks the numbers up first. */
export const target: Target = {
  title: "DigitalOcean (doctl)",
  unit: "record",
  language: "sh",
  extension: "sh",
  holdsZones: "one",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Run it where doctl is signed in: `sh FILE`.",
    "Try it first: with `DRY_RUN=1` it looks the records up, and shows the commands that change something instead of running them.",
    "It stops before the first change unless it finds every old record exactly once and every new one not at all; doctl changes one record at a time, so look at the domain when it stops later.",
  ],
  limit,
  emit: ([emission]) => (emission ? script(emission) : ""),
};

// What DigitalOcean refuses, as far as DNSControl found it out (its auditrecords.go for DigitalOcean), and what the
// listing of doctl cannot be read from.
function limit(record: RecordSpec, origin: Name): Limit | undefined {
  const unwritable = unwritableName(record);
  // https://docs.digitalocean.com/reference/doctl/reference/compute/domain/records/create/
  if (doctlRecord(record, origin) === undefined) return refused("doctl makes no records of this type");
  if (unwritable !== undefined) return refused(unwritable);
  if (targetOf(record) === ".") return refused("DigitalOcean takes no root as a target");
  // godo leaves a TTL of 0 out of what it sends.
  if (record.ttl === 0) return refused("doctl takes a TTL of 0 for none, and DigitalOcean makes 1800 of it");
  // https://docs.digitalocean.com/reference/terraform/reference/resources/record
  if (record.type === "SRV" && record.data.port === 0) return refused("DigitalOcean takes a port from 1 to 65535");
  if (record.type === "CAA") return caaLimit(record);
  return record.type === "TXT" ? textLimit(record) : undefined;
}

/** DigitalOcean wants the value to end in a dot, as a name does, which nothing but a name can. */
function caaLimit({ data: { tag, value } }: RecordSpec<"CAA">): Limit | undefined {
  if (tag !== "issue" && tag !== "issuewild")
    return refused("doctl writes the tags issue and issuewild for certain, and no other");
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(value)
    ? undefined
    : refused("DigitalOcean takes only the name of an authority as the value");
}

function textLimit(record: RecordSpec<"TXT">): Limit | undefined {
  const text = record.data.strings.join("");
  if (text === "") return refused("DigitalOcean takes no empty text");
  if (text.includes("\\")) return refused("DigitalOcean takes no backslash in a text");
  if (!isPlain(text))
    return refused("what DigitalOcean makes of characters other than those of ASCII is documented nowhere");
  if (text.trim() !== text)
    return refused("blanks at the ends of a text are not told from the blanks of doctl's listing");
  const cut = withShortStrings({ ...record, data: { strings: [text] } }) as RecordSpec<"TXT">;
  if (rdataText("TXT", cut.data).length > 509)
    return refused("DigitalOcean takes a text of about 500 characters at most");
  return cut.data.strings.join("\0") === record.data.strings.join("\0")
    ? undefined
    : altered("DigitalOcean holds one text and cuts it itself; readers of a text join its strings anyway");
}

function script(emission: Emission): string {
  const { origin, edits, file, notes, before } = emission;
  const from = file === undefined ? "" : `, ${file}`;
  const steps = edits.map((edit, index) => step(edit, index + 1, origin));
  const sets = before === undefined ? unread(edits, origin) : [];
  const checks = steps.flatMap((one) => one.checks);
  const uses = (name: string) => checks.some((line) => line.startsWith(`${name} `) || line.includes(`$(${name} `));
  return shellScript({
    remarks: [
      `${withoutDot(origin)}${from}: ${editCounts(edits)}`,
      ...editLines(edits),
      "DRY_RUN=1 shows the commands that change something instead of running them.",
      ...notes,
    ],
    needs: [],
    lines: [
      run,
      "",
      stop,
      "",
      lookUp(origin),
      ...(uses("one") ? ["", one] : []),
      ...(uses("none") ? ["", none] : []),
      ...(sets.length > 0 ? ["", vacant] : []),
      "",
      ...sets,
      ...checks,
      "",
      ...steps.flatMap(({ changes }) => changes),
    ],
  });
}

interface Step {
  readonly checks: readonly string[];
  readonly changes: readonly string[];
}

function step(edit: EmittedEdit, number: number, origin: Name): Step {
  const domain = shellWord(withoutDot(origin));
  const records = "run doctl compute domain records";
  const old = edit.kind === "add" ? undefined : doctlRecord(edit.old, origin);
  const fresh = edit.kind === "remove" ? undefined : doctlRecord(edit.record, origin);
  const id = `"$old_${number}"`;
  const checks = [
    ...(old ? [`old_${number}=$(one ${words(old)})`] : []),
    ...(fresh && (!old || words(old) !== words(fresh)) ? [`none ${words(fresh)}`] : []),
  ];
  const change = `${records} update ${domain} --record-id=${id}`;
  if (old && fresh && old.type === fresh.type) return { checks, changes: [`${change} ${options(fresh)}`] };
  const gone = old ? [`${records} delete ${domain} ${id} --force`] : [];
  const come = fresh ? [`${records} create ${domain} ${options(fresh)}`] : [];
  const isCleared = edit.kind === "replace" && makesRoom(edit.old, edit.record);
  return { checks, changes: isCleared ? [...gone, ...come] : [...come, ...gone] };
}

/** What tells a record, as the functions `one` and `none` take it. */
function words({ type, name, priority, port, weight, flags, tag, listed }: DoctlRecord): string {
  const data = tag === "" ? listed : `${tag} ${listed}`;
  return [type, name, priority, port, weight, flags, data].map((word) => shellWord(String(word))).join(" ");
}

function options({ type, name, data, ttl, priority, port, weight, flags, tag }: DoctlRecord): string {
  return [
    option("record-type", type),
    option("record-name", name),
    option("record-data", data),
    option("record-ttl", ttl),
    ...(type === "MX" || type === "SRV" ? [option("record-priority", priority)] : []),
    ...(type === "SRV" ? [option("record-weight", weight), option("record-port", port)] : []),
    ...(type === "CAA" ? [option("record-flags", flags), option("record-tag", tag)] : []),
  ].join(" ");
}

/** Where no zone was read, a set that is made must not be there yet; but texts stand beside the texts of others. */
function unread(edits: readonly EmittedEdit[], origin: Name): string[] {
  const fresh = edits.flatMap((edit) => (edit.kind === "add" && edit.record.type !== "TXT" ? [edit.record] : []));
  const sets = new Set(fresh.map(({ type, owner }) => `${type} ${shellWord(relativeName(owner, origin))}`));
  return [...sets].map((set) => `vacant ${set}`);
}

// The columns in front of the data never hold a blank; the tag is empty but for CAA, and then the first word of the data.
const lookUp = (
  origin: Name,
) => `records=$(doctl compute domain records list ${shellWord(withoutDot(origin))} --no-header \\
  --format=ID,Type,Name,Priority,Port,Weight,Flags,Tag,Data)

# The numbers of the records that are TYPE NAME PRIORITY PORT WEIGHT FLAGS DATA.
numbers() {
  printf '%s\\n' "$records" | while read -r id type name priority port weight flags data; do
    if [ "$type" = CAA ]; then data=$(printf %s "$data" | tr -s ' '); fi
    if [ "$type $name $priority $port $weight $flags $data" = "$*" ]; then echo "$id"; fi
  done
}`;

const one = `# The number of a record that is there once.
one() {
  found=$(numbers "$@")
  case $found in
    '') stop "Nothing is changed: there is no $*" ;;
    *[!0-9]*) stop "Nothing is changed: there are several $*" ;;
  esac
  echo "$found"
}`;

const none = `none() {
  if [ -n "$(numbers "$@")" ]; then stop "Nothing is changed: there is already $*"; fi
}`;

const vacant = `# Stops when there is a set: TYPE NAME
vacant() {
  printf '%s\\n' "$records" | while read -r id type name others; do
    if [ "$type $name" = "$*" ]; then stop "Nothing is changed: there are $1 records of $2 already"; fi
  done
}`;
