import { recordText } from "../../../src/zone/canonical.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import { checkAnswer } from "./answers.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import { cut } from "./text.js";

export type Boxes = Readonly<Record<string, string>>;

/** A provider's web form: what it makes of what somebody types into its boxes. */
export interface WebForm {
  readonly labels: readonly string[];
  /** Whether the strings of a text stay apart. */
  readonly keepsStrings?: boolean;
  type(boxes: Boxes): string;
  owner(boxes: Boxes, type: string, origin: string): string;
  rdata(boxes: Boxes, type: string, origin: string): string;
  /** Seconds; the boxes have one. */
  ttl(boxes: Boxes): number;
  /** Throws when a new record is not what it is to be in a box that is no part of it. */
  entered?(boxes: Boxes, type: string): void;
  /** The TTL that a record arrives with. */
  takenTtl?(ttl: number): number;
}

/** Somebody who does a sheet's steps in a list of records. */
export function recordForm(form: WebForm): Model {
  const altered = (record: RecordSpec) => alteredBy(form, record);
  return {
    altered,
    carryOut(text, held, origin) {
      const records = heldRecords(held);
      const listed = (line: string) => withoutTtl(recordText(altered(spec(line))));
      const typed = (boxes: Boxes, ttl = 0) => {
        const type = form.type(boxes);
        const known = hasTtl(form, boxes) ? form.ttl(boxes) : ttl;
        return `${form.owner(boxes, type, origin)} ${known} IN ${type} ${form.rdata(boxes, type, origin)}`;
      };
      const find = (boxes: Boxes) => {
        const wanted = listed(typed(boxes));
        const found = records.lines().filter((line) => listed(line) === wanted);
        if (found.length !== 1) throw new Error(`${found.length} records look like ${wanted}`);
        return found[0] as string;
      };
      const staying: [string, readonly string[]][] = [];
      for (const { does, groups, stays } of stepsOf(text, oneOf(form.labels))) {
        const [first = {}, second = {}] = groups.map(boxesOf);
        const old = does === "Add" ? undefined : find(first);
        if (old !== undefined) records.remove(old);
        const ttl = Number(old?.split(" ")[1]);
        const fresh = does === "Add" ? typed(first) : typed({ ...first, ...second }, ttl);
        if (does === "Add") form.entered?.(first, form.type(first));
        if (does !== "Delete") records.add(recordText(spec(fresh)));
        if (does === "Add" && groups.length > 1) same(typed(second), fresh);
        staying.push([old ?? recordText(spec(fresh)), stays]);
      }
      for (const [line, stays] of staying) checkStays(line, stays, held, records.lines());
      checkAnswers(text, records.lines());
      return records.lines();
    },
  };
}

/** A pattern of labels as they are. */
export function oneOf(labels: readonly string[]): string {
  return labels.map((label) => label.replace(/[()+]/g, "\\$&")).join("|");
}

/** Boxes by their labels, which there is one each of. */
export function boxesOf(pairs: readonly (readonly [string, string])[]): Boxes {
  const boxes = Object.fromEntries(pairs);
  if (Object.keys(boxes).length < pairs.length) throw new Error(`a box comes twice: ${JSON.stringify(pairs)}`);
  return boxes;
}

/**
 * Each step with its boxes in groups, as other lines stand between them.
 * @param labels a pattern of the labels that boxes have
 */
export function stepsOf(text: string, labels: string) {
  const [sheet = "", rest] = text.split(/^Check /m);
  if (rest === undefined) throw new Error("the sheet says nothing about checking");
  const box = new RegExp(`^ {3}(${labels}): +(.*)$`);
  const steps = sheet.split(/^(?=\d+\. )/m).slice(1);
  return steps.map((step, index) => {
    const [head = "", ...lines] = step.split("\n");
    const does = new RegExp(`^${index + 1}\\. (Add|Change|Delete) `).exec(head)?.[1];
    if (does === undefined) throw new Error(`no step ${index + 1}: ${head}`);
    const groups: [string, string][][] = [];
    let isOpen = false;
    for (const line of lines.filter((one) => !one.startsWith("   Stays:"))) {
      const [, label, value = ""] = box.exec(line) ?? [];
      if (label !== undefined && !isOpen) groups.push([]);
      isOpen = label !== undefined;
      if (label !== undefined) groups.at(-1)?.push([label, value]);
    }
    const stays = lines.flatMap((line) => (line.startsWith("   Stays: ") ? [line.slice(10)] : []));
    return { does, groups, stays };
  });
}

/** What a step says to stay is the rest of the set, from the beginning to the end. */
function checkStays(line: string, stays: readonly string[], held: readonly string[], then: readonly string[]) {
  const [owner = "", , , type = ""] = line.split(" ");
  const rest = heldRecords(held)
    .set(owner, type)
    .filter(
      (one) => withoutTtl(one) !== withoutTtl(line) && then.some((other) => withoutTtl(other) === withoutTtl(one)),
    )
    .map(rdataOf);
  same([...stays].sort().join("\n"), rest.sort().join("\n"));
}

/** The answers that the sheet says to look for are those that name servers then give. */
export function checkAnswers(text: string, then: readonly string[]) {
  const lines = text
    .slice(text.search(/^Check /m))
    .split("\n")
    .slice(1, -1);
  let question = "";
  for (const line of lines) {
    const [, no, rdata] = /^ {6}(no longer )?shows (.*)$/.exec(line) ?? [];
    if (rdata === undefined) question = line.trim();
    else checkAnswer(question, rdata, no !== undefined, then);
  }
}

export function alteredBy(form: WebForm, record: RecordSpec): RecordSpec {
  const taken = { ...record, ttl: form.takenTtl?.(record.ttl) ?? record.ttl };
  return form.keepsStrings ? taken : joinedStrings(taken);
}

function joinedStrings(record: RecordSpec): RecordSpec {
  return record.type === "TXT" ? { ...record, data: { strings: cut(record.data.strings.join("")) } } : record;
}

export function hasTtl({ ttl }: WebForm, boxes: Boxes): boolean {
  try {
    return Number.isInteger(ttl(boxes));
  } catch {
    return false;
  }
}

/** The name of a box, which is below the zone. */
export function nameOf(typed: string | undefined, origin: string): string {
  if (typed === undefined) throw new Error("there is no box for the name");
  return ["@", "(leave it empty)", "(the domain itself)"].includes(typed) ? origin : `${typed}.${origin}`;
}

/** A name that is a value, at a provider that appends the zone to one without its dot. */
export function orRelative(typed: string | undefined, origin: string): string {
  return typed?.endsWith(".") ? typed : `${typed}.${origin}`;
}

/** A name that is a value, at a provider that knows no dot. */
export function dotless(typed: string | undefined): string {
  if (!typed || typed.endsWith(".")) throw new Error(`${typed} is no name here`);
  return `${typed}.`;
}

/** What a browser sends of a text, which is its UTF-8, as a master file writes it. */
export function textOf(typed: string | undefined): string {
  return cut(String.fromCharCode(...new TextEncoder().encode(typed)))
    .map((one) => `"${one.replace(/[^ -~]|["\\]/g, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`)}"`)
    .join(" ");
}

/** `1 hour`, `300 seconds`. */
export function secondsOf(words: string | undefined): number {
  const [, count, unit] = /^(\d+) (day|hour|minute|second|min)s?$/i.exec(words ?? "") ?? [];
  return Number(count) * { day: 86_400, hour: 3600, minute: 60, min: 60, second: 1 }[unit?.toLowerCase() as "min"];
}

export function withoutTtl(line: string): string {
  return line.replace(/^(\S+) \d+ /, "$1 ");
}

function rdataOf(line: string): string {
  return line.split(" ").slice(4).join(" ");
}

function same(one: string, other: string) {
  if (one !== other) throw new Error(`${one}\nis not\n${other}`);
}
