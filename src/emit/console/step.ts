import type { Name } from "../../zone/name.js";
import type { KnownType, RecordSpec } from "../../zone/record.js";
import type { HandStep } from "../by-hand/step.js";
import { targetOf } from "../plain-name.js";
import { type Filled, filled } from "./filled.js";
import type { Form } from "./form.js";
import { serviceName } from "./service-name.js";

/** What is done at once, on the sheet: the first line says what, the others are its boxes and what to mind. */
export interface Step extends HandStep {
  readonly lines: readonly string[];
}

/** Each box on a line of its own, what is typed one below the other. */
export function boxLines(boxes: readonly Pick<Filled, "label" | "typed">[]): string[] {
  const width = Math.max(0, ...boxes.map(({ label }) => label.length));
  return boxes.map(({ label, typed }) => `   ${`${label}:`.padEnd(width + 2)}${typed}`);
}

/** The boxes of a record that is to be entered, and what to mind with its kind. */
export function entryLines(form: Form, record: RecordSpec, origin: Name): string[] {
  const { otherSrv } = form;
  const boxes = boxLines(filled(form, record, origin));
  if (otherSrv === undefined || record.type !== "SRV" || serviceName(record.owner, origin) === undefined) {
    return [...boxes, ...hints(form, record)];
  }
  return [
    `   ${otherSrv.first}`,
    ...boxes,
    "",
    `   ${otherSrv.other}`,
    ...boxLines(filled(form, record, origin, otherSrv.boxes)),
    ...hints(form, record),
  ];
}

/** How the form is opened. */
export function button({ add }: Form): string {
  return add === undefined ? "" : ` with "${add}"`;
}

const oneString = 255;

/** What to mind when a record is entered. */
export function hints(form: Form, record: RecordSpec): string[] {
  const all = [form.hints?.[record.type as KnownType], targetOf(record) && form.targetHint, lengthHint(form, record)];
  return all.flatMap((hint) => (hint ? [`   ${hint}`] : []));
}

function lengthHint({ text }: Form, record: RecordSpec): string | undefined {
  if (record.type !== "TXT" || text.keepsStrings || text.most !== undefined) return undefined;
  const { length } = record.data.strings.join("");
  if (length <= oneString) return undefined;
  return `It is one text of ${length} characters. If the form refuses that length, stop: cut short it would be wrong.`;
}
