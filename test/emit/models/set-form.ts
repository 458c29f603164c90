import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { spec } from "../../fix/zone-text.js";
import { heldRecords } from "./held.js";
import type { Model } from "./model.js";
import {
  alteredBy,
  type Boxes,
  boxesOf,
  checkAnswers,
  hasTtl,
  oneOf,
  stepsOf,
  type WebForm,
  withoutTtl,
} from "./web-form.js";

/** A web form whose list has record sets. */
export interface SetForm extends WebForm {
  /** The boxes of one value, in their order. */
  values(type: string): readonly string[];
}

/** Somebody who does a sheet's steps in a list of record sets, which have all their values in one place. */
export function setForm(form: SetForm): Model {
  return {
    altered: (record) => alteredBy(form, record),
    carryOut(text, held, origin) {
      const records = heldRecords(held);
      for (const { head, owner, type, add, goes, stays, ttl } of setSteps(form, text, origin)) {
        const old = records.set(owner, type);
        const seen = old.map((line) => shown(form, line));
        if (head === "Add" && old.length > 0) throw new Error(`${owner} ${type} is there already`);
        const wanted = [...goes, ...stays].map((rdata) => shown(form, `${owner} 0 IN ${type} ${rdata}`));
        if (head !== "Add" && wanted.sort().join("\n") !== [...seen].sort().join("\n")) {
          throw new Error(`the list has\n${seen.join("\n")}\nand the sheet\n${wanted.join("\n")}`);
        }
        for (const line of old) records.remove(line);
        // The form is saved as a whole: what it leaves is sent again as its box shows it.
        const left = stays.map((rdata) => old[seen.indexOf(shown(form, `${owner} 0 IN ${type} ${rdata}`))] as string);
        const kept = left.map((line) => recordText(alteredBy(form, spec(line))));
        const next = ttl ?? Number(old[0]?.split(" ")[1]);
        for (const rdata of [...kept.map((line) => line.split(" ").slice(4).join(" ")), ...add]) {
          records.add(recordText(spec(`${owner} ${next} IN ${type} ${rdata}`)));
        }
      }
      checkAnswers(text, records.lines());
      return records.lines();
    },
  };
}

/** What a line is to somebody who reads the list. */
function shown(form: WebForm, line: string): string {
  return withoutTtl(recordText(alteredBy(form, spec(line))));
}

const inOneLine = "(?:Its value|Take out|Leave|Put in)(?: \\([^)]*\\))?";

function setSteps(form: SetForm, text: string, origin: Name) {
  return stepsOf(text, `(?:${oneOf(form.labels)})(?: \\d+)?|${inOneLine}`).map(({ does: head, groups }) => {
    const all = groups.flat();
    const lines = all.filter(([label]) => new RegExp(`^${inOneLine}$`).test(label));
    const boxes = boxesOf(all.filter((pair) => !lines.includes(pair)));
    const type = form.type(boxes);
    const rdatas = (does: string) =>
      lines
        .filter(([label]) => label.startsWith(does))
        .map(([label, typed]) => rdataOf(form, type, label, typed, origin));
    if (head === "Add") form.entered?.(boxes, type);
    return {
      head,
      owner: form.owner(boxes, type, origin),
      type,
      add: head === "Add" ? entered(form, boxes, type, origin) : rdatas("Put in"),
      goes: [...rdatas("Take out"), ...rdatas("Its value")],
      stays: rdatas("Leave"),
      ttl: hasTtl(form, boxes) ? form.ttl(boxes) : undefined,
    };
  });
}

/** One value on one line: as many words as there are boxes, the last with all the rest. */
function rdataOf(form: SetForm, type: string, label: string, typed: string, origin: Name): string {
  const labels = form.values(type);
  const said = / \((.*)\)$/.exec(label)?.[1];
  if (said !== (labels.length > 1 ? labels.join(", ") : undefined)) throw new Error(`${label} is not ${labels}`);
  const words = typed.split(" ");
  const last = words.splice(labels.length - 1).join(" ");
  return form.rdata(Object.fromEntries(labels.map((one, index) => [one, words[index] ?? last])), type, origin);
}

/** The values of a new set, whose boxes are numbered where there are several. */
function entered(form: SetForm, boxes: Boxes, type: string, origin: Name): string[] {
  const labels = form.values(type);
  if (labels.every((label) => label in boxes)) return [form.rdata(boxes, type, origin)];
  const rows: string[] = [];
  for (let row = 1; `${labels[0]} ${row}` in boxes; row++) {
    const cells = labels.map((label) => [label, boxes[`${label} ${row}`] as string]);
    rows.push(form.rdata(Object.fromEntries(cells), type, origin));
  }
  return rows;
}
