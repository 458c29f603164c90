import type { Name } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { type Emission, identity } from "../emission.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, setKey } from "../set-guard.js";
import { asListed, type Filled, filled } from "./filled.js";
import type { Field, Form } from "./form.js";
import { boxLines, button, hints, type Step } from "./step.js";

/** The steps of a change in a list of record sets, one set each. */
export function setSteps(form: Form, emission: Emission): Step[] {
  const removed = removedBySet(emission.edits);
  return rrsetChanges(emission).map((change) => setStep(form, differences(change, removed), emission.origin));
}

/** A change of a set in the records that a person takes out, leaves and puts in. */
interface SetDifference {
  readonly one: RecordSpec;
  readonly goes: readonly RecordSpec[];
  readonly stays: readonly RecordSpec[];
  readonly comes: readonly RecordSpec[];
  /** The TTL is another one. */
  readonly ttl: boolean;
  /** No zone was read: what else the set holds is not known. */
  readonly isUnread: boolean;
}

function differences(
  { owner, type, before, after }: RRsetChange,
  removed: ReadonlyMap<string, readonly RecordSpec[]>,
): SetDifference {
  const old = before ?? removed.get(setKey({ owner, type })) ?? [];
  const has = (records: readonly RecordSpec[]) => {
    const all = new Set(records.map(identity));
    return (record: RecordSpec) => all.has(identity(record));
  };
  const isOld = has(old);
  const isNew = has(after);
  return {
    one: (after[0] ?? old[0]) as RecordSpec,
    goes: old.filter((record) => !isNew(record)),
    stays: old.filter(isNew),
    comes: after.filter((record) => !isOld(record)),
    ttl: after[0] !== undefined && old[0] !== undefined && after[0].ttl !== old[0].ttl,
    isUnread: before === undefined,
  };
}

function setStep(form: Form, difference: SetDifference, origin: Name): Step {
  const { goes, stays, comes } = difference;
  const old = goes.length + stays.length;
  const kind = old === 0 ? "add" : stays.length + comes.length === 0 ? "remove" : "replace";
  return { kind, comes, goes, lines: linesOf[kind](form, difference, origin) };
}

const linesOf: Readonly<Record<Step["kind"], (form: Form, difference: SetDifference, origin: Name) => string[]>> = {
  add: (form, { one, comes, isUnread }, origin) => [
    `Add a record set${button(form)}:`,
    ...boxLines(wholeSet(form, comes, origin)),
    ...hints(form, one),
    ...(isUnread
      ? ["   If the list has that set already, edit it: add these values, and leave those that it has."]
      : []),
  ],
  remove: (form, { one, goes, isUnread }, origin) => [
    "Delete a record set. Find it in the list:",
    ...boxLines(ofSet(form, one, origin)),
    ...boxLines(goes.map((record) => row(form, record, origin, "Its value"))),
    isUnread
      ? "   If it has other values too, edit it and take out these alone."
      : "   Deleting the set deletes every value in it: stop if it has others.",
  ],
  replace: (form, { one, goes, stays, comes, ttl }, origin) => [
    "Change a record set. Find it in the list, and edit it:",
    ...boxLines([
      ...ofSet(form, one, origin),
      ...goes.map((record) => row(form, record, origin, "Take out")),
      ...stays.map((record) => row(form, record, origin, "Leave")),
      ...comes.map((record) => row(form, record, origin, "Put in")),
      ...(ttl ? filled(form, one, origin).filter(({ fill }) => isTtl(fill)) : []),
    ]),
    ...(comes.length > 0 ? hints(form, one) : []),
    ...(goes.length > 0 ? ["   Do not delete the set: that would delete every value in it."] : []),
  ],
};

const setFields: ReadonlySet<Filled["fill"]> = new Set<Field>(["type", "name", "nameOrEmpty"]);
const isTtl = (fill: Filled["fill"]) => typeof fill === "string" && fill.startsWith("ttl");
const isOfSet = (fill: Filled["fill"]) => typeof fill === "object" || setFields.has(fill) || isTtl(fill);

/** What tells a set in the list. */
function ofSet(form: Form, record: RecordSpec, origin: Name): Filled[] {
  return asListed(filled(form, record, origin).filter(({ fill }) => setFields.has(fill)));
}

/** The boxes of a new set: those of a value as often as there are values. */
function wholeSet(form: Form, records: readonly RecordSpec[], origin: Name): Filled[] {
  const rows = records.map((record) => filled(form, record, origin));
  const [first = []] = rows;
  const start = first.findIndex(({ fill }) => !isOfSet(fill));
  const values = rows.flatMap((boxes, index) =>
    boxes
      .filter(({ fill }) => !isOfSet(fill))
      .map((box) => (rows.length === 1 ? box : { ...box, label: `${box.label} ${index + 1}` })),
  );
  const end = first.slice(start).filter(({ fill }) => isOfSet(fill));
  return [...first.slice(0, start), ...values, ...end];
}

/** One value of a set on one line, its boxes in their order. */
function row(form: Form, record: RecordSpec, origin: Name, does: string): Filled {
  const boxes = filled(form, record, origin).filter(({ fill }) => !isOfSet(fill));
  const labels = boxes.length > 1 ? ` (${boxes.map(({ label }) => label).join(", ")})` : "";
  return { label: `${does}${labels}`, fill: "rdata", typed: boxes.map(({ typed }) => typed).join(" ") };
}
