import { classIn, readHead, unknownType } from "./entry.js";
import type { FieldFault } from "./field/field.js";
import { addName, rootNode } from "./name-tree.js";
import { nameFault } from "./name-wire.js";
import { type Habit, meet } from "./note.js";
import { isOctets } from "./octets.js";
import { takeProviderLine } from "./provider-line.js";
import { checkRdata, readRdata } from "./rdata.js";
import { addProblem, badOwner, countedTtl, type OpenText, type Reading, shownWord, spanOfWords } from "./reading.js";
import type { RecordSpec } from "./record.js";
import { type Rdata, recordTypes } from "./rr/index.js";
import { mnemonicOf } from "./rr/registry.js";
import { addRecord } from "./table.js";
import { targetOf } from "./target.js";
import { maxTtl } from "./ttl-limit.js";
import { noTarget, quoted } from "./words.js";

const soa = recordTypes.SOA.code;
const txt = recordTypes.TXT.code;
const ds = recordTypes.DS.code;
const ptr = recordTypes.PTR.code;
const leftOut = "Correct it; until then the record is left out.";

const age: Habit = {
  about: "record",
  subject: "[AGE:…] as no part of its record",
  form: "age",
  because:
    "Windows DNS writes there when a dynamic record was last renewed, and every other name server refuses the zone: take it away before the file is used there",
};

/** Reads the entry that the scan stands on as a record: keeps it, or says why not. */
export function readRecord(reading: Reading, text: OpenText): void {
  const { head } = reading;
  const { words, indented } = text.scan;
  const fault = readHead(words, indented ? -1 : 0, head);
  const ownerFault = indented ? undefined : takeOwner(reading, text);
  const isProviderLine = fault?.reason === unknownType && takeProviderLine(reading, text);
  if (head.ageWord >= 0) meet(reading.habits, age, spanOfWords(text, head.ageWord));
  if (head.type >= 0 || isProviderLine) reading.familiarLines++;
  else reading.strangeLines++;
  if (isProviderLine) return;
  if (fault) reportHead(reading, text, fault);
  else if (ownerFault) addProblem(reading, spanOfWords(text, 0), ownerFault, leftOut);
  else if (head.class !== classIn) reportClass(reading, text);
  else if (reading.owner >= 0 || inheritOwner(reading, text)) readRest(reading, text);
}

const dsAtApex = "a DS record of the zone itself belongs to its parent, and BIND refuses it here (RFC 4034 §5)";

/** Checks the rdata, and adds the record to the table. */
function readRest(reading: Reading, text: OpenText): void {
  const { head } = reading;
  const { words, start } = text.scan;
  const rdata = words.next;
  words.target = noTarget;
  const fault = checkRdata(head.type, words);
  if (fault?.kept) sayKept(reading, text, fault);
  else if (fault) {
    addProblem(reading, spanOfWords(text, fault.word), fault.reason, leftOut);
    if (head.ttl >= 0) {
      stateTtl(reading, text);
      // The next record's run has to know a TTL that no record of the table carries.
      reading.newRun = true;
    }
    return;
  }
  words.next = rdata;
  const target = isOctets(words) ? decodedTarget(reading, text) : words.target;
  beginRun(reading, text);
  const ttl = ttlOf(reading, text);
  if (head.type === txt && !(words.flags[rdata]! & quoted)) reading.table.bareTexts.push(reading.table.size);
  if (head.type === ptr && words.bytes[words.ends[rdata]! - 1] !== dot)
    reading.table.relativePointers.push(reading.table.size);
  const owner = head.type === soa ? apexOr(reading, text) : reading.owner;
  if (head.type === ds && owner === reading.table.apex) {
    addProblem(reading, spanOfWords(text, head.typeWord), dsAtApex, "Give it to those who run the parent zone.");
  }
  addRecord(reading.table, owner, head.type, ttl, start, target);
}

/** The node that rdata written as octets (RFC 3597 §5) points to, or -1. */
function decodedTarget({ head, table }: Reading, { scan: { words } }: OpenText): number {
  const rdata = words.next;
  const name = targetOf({ type: mnemonicOf(head.type), data: readRdata(head.type, words) } as RecordSpec);
  words.next = rdata;
  if (name === undefined) return noTarget;
  const text = new TextEncoder().encode(name);
  return addName(table.names, text, 0, text.length, rootNode);
}

function sayKept(reading: Reading, text: OpenText, { word, last, reason, kept }: FieldFault): void {
  const at = spanOfWords(text, word, last);
  if (kept && "help" in kept) addProblem(reading, at, reason, kept.help);
  else if (kept) meet(reading.habits, kept, at);
}

/**
 * Takes the owner of an entry, whatever else is wrong with it, for itself and the lines that inherit it.
 * @returns why it is no name
 */
export function takeOwner(reading: Reading, text: OpenText): string | undefined {
  const { words } = text.scan;
  const end = words.ends[0]! - surplusAt(reading, text);
  const node = addName(reading.table.names, words.bytes, words.starts[0]!, end, reading.originNode);
  reading.owner = node < 0 ? badOwner : node;
  return node < 0 ? nameFault(node) : undefined;
}

const at = 0x40;
const dot = 0x2e;
const backslash = 0x5c;

const ownerAt: Habit = {
  about: "owner",
  subject: "a final .@ for the zone's name",
  slip: "at label",
  because:
    "GoDaddy writes the place of a service record so. A name server takes the @ for a label, and nobody asks for such a name: take .@ away before the file is used there",
};

/** How many octets at the end of an owner are the `.@` of GoDaddy, which stands for the origin as `@` alone does. */
function surplusAt(reading: Reading, text: OpenText): 0 | 2 {
  const { bytes, starts, ends, flags } = text.scan.words;
  const end = ends[0]!;
  if (bytes[end - 1] !== at || bytes[end - 2] !== dot || end - 3 < starts[0]!) return 0;
  if (bytes[end - 3] === backslash || flags[0]! & quoted) return 0;
  meet(reading.habits, ownerAt, spanOfWords(text, 0));
  return 2;
}

/** A line without owner that has none to inherit. @returns whether it can be kept all the same */
function inheritOwner(reading: Reading, text: OpenText): boolean {
  const at = spanOfWords(text, 0);
  if (reading.owner === badOwner) {
    addProblem(
      reading,
      at,
      "this line inherits its owner from a line whose owner could not be read",
      "Put that owner right, or begin this line with an owner of its own. Until then the record is left out.",
    );
    return false;
  }
  reading.owner = reading.originNode;
  addProblem(
    reading,
    at,
    "the first line begins with a blank, so it has no owner to inherit (RFC 1035 §5.1)",
    "It is read as if it began with @. Name servers refuse such a file: put @ in front.",
  );
  return true;
}

function beginRun(reading: Reading, text: OpenText): void {
  if (!reading.newRun) return;
  const { table, origin, defaultTtl, statedTtl } = reading;
  table.runs.push({ first: table.size, source: text.source, origin, defaultTtl, statedTtl });
  reading.newRun = false;
}

/** The TTL of a record: its own, the default, or the one stated last; a SOA without any gives its minimum (as BIND does). */
function ttlOf(reading: Reading, text: OpenText): number {
  const { head } = reading;
  if (head.type === soa && reading.minimum === undefined) reading.minimum = minimumOf(reading, text);
  if (head.ttl >= 0) return stateTtl(reading, text);
  const ttl = reading.defaultTtl ?? reading.statedTtl;
  if (ttl !== undefined) return ttl;
  if (head.type !== soa || reading.minimum === undefined) {
    reading.withoutTtl = reading.table.size + 1;
    return 0;
  }
  const because = "no record before the SOA states a TTL and there is no $TTL, so it is the SOA's minimum";
  reading.notes.push({
    about: "default TTL",
    subject: String(reading.minimum),
    because: `${text.source.path}: ${because}`,
    at: spanOfWords(text, head.typeWord),
  });
  reading.defaultTtl = reading.minimum;
  reading.newRun = true;
  return reading.minimum;
}

function minimumOf({ head }: Reading, { scan: { words } }: OpenText): number {
  const rdata = words.next;
  const { minimum } = readRdata(head.type, words) as Rdata["SOA"];
  words.next = rdata;
  return minimum > maxTtl ? 0 : minimum;
}

function stateTtl(reading: Reading, text: OpenText): number {
  reading.statedTtl = countedTtl(reading, text, reading.head.ttl, reading.head.ttlWord);
  return reading.statedTtl;
}

/**
 * The owner of a SOA: the apex also when an exporter wrote it as the zone's name without the final dot (Cloudflare), or
 * as `@` under `$ORIGIN .` (Cloudflare until 2018).
 */
function apexOr(reading: Reading, text: OpenText): number {
  const { table, owner } = reading;
  if (owner === table.apex || text.scan.indented) return owner;
  const { bytes, starts, ends } = text.scan.words;
  const absolute = addName(table.names, bytes, starts[0]!, ends[0]!, rootNode);
  if (absolute !== table.apex && owner !== rootNode) return owner;
  const because = `${text.source.path}: it is the owner of the SOA record, which is meant to be the zone's name`;
  reading.notes.push({
    about: "owner",
    subject: `${shownWord(text, 0)} for the zone's name`,
    because,
    form: "undottedSoa",
    at: spanOfWords(text, 0),
  });
  reading.owner = table.apex;
  return table.apex;
}

function reportHead(reading: Reading, text: OpenText, fault: FieldFault): void {
  const reason =
    fault.word === reading.head.typeWord ? `${fault.reason}: ${shownWord(text, fault.word)}` : fault.reason;
  addProblem(reading, spanOfWords(text, fault.word), reason, helpForHead(text, fault));
}

function helpForHead({ scan }: OpenText, { reason }: FieldFault): string {
  if (reason !== unknownType) return leftOut;
  if (scan.indented && scan.words.count > 2) {
    return `A line that begins with a blank continues the owner before it; an owner of its own has to begin in the first column. ${leftOut}`;
  }
  return `A type that is not known here has the form TYPE65280 \\# LENGTH HEX (RFC 3597 §5). ${leftOut}`;
}

function reportClass(reading: Reading, text: OpenText): void {
  addProblem(
    reading,
    spanOfWords(text, reading.head.classWord),
    `class ${shownWord(text, reading.head.classWord)}, and the zone is of class IN`,
    "All records of a zone have one class (RFC 1035 §5.2). The record is left out.",
  );
}
