import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { stayingSets } from "../by-hand/staying.js";
import { handStep, inOneSet } from "../by-hand/step.js";
import { type Emission, type EmittedEdit, recordsOf } from "../emission.js";
import { setKey } from "../set-guard.js";
import { asListed, type Filled, filled } from "./filled.js";
import type { Form } from "./form.js";
import { boxLines, button, entryLines, type Step } from "./step.js";

/** The steps of a change in a list of records, one record each, in the order of the edits. */
export function recordSteps(form: Form, emission: Emission): Step[] {
  const staying = stayingSets(emission);
  return emission.edits.flatMap(inOneSet).map((edit) => ({
    ...handStep(edit),
    lines: [...linesOf(form, edit, emission.origin), ...staysLines(edit, staying)],
  }));
}

function linesOf(form: Form, edit: EmittedEdit, origin: Name): string[] {
  switch (edit.kind) {
    case "add":
      return [`Add a record${button(form)}:`, ...entryLines(form, edit.record, origin)];
    case "remove":
      return ["Delete a record. Find it in the list:", ...boxLines(listed(filled(form, edit.old, origin)))];
    case "replace":
      return [
        "Change a record. Find it in the list:",
        ...boxLines(listed(filled(form, edit.old, origin))),
        "   Edit it, so that these boxes hold:",
        ...boxLines(changed(form, edit, origin)),
      ];
  }
}

/** What the list is known to show: the TTL and what only the form asks for may not be there. */
function listed(boxes: readonly Filled[]): Filled[] {
  return asListed(boxes.filter(({ fill }) => typeof fill === "string" && !fill.startsWith("ttl")));
}

/** The boxes that change; all of them where none does, such as when a text is divided otherwise. */
function changed(form: Form, { old, record }: Extract<EmittedEdit, { kind: "replace" }>, origin: Name): Filled[] {
  const was = filled(form, old, origin);
  const becomes = filled(form, record, origin);
  const different = becomes.filter(({ typed }, index) => typed !== was[index]?.typed);
  return different.length > 0 ? different : becomes;
}

/** The others of the set, as a zone file has them: whatever they hold, they are told exactly. */
function staysLines(edit: EmittedEdit, staying: ReadonlyMap<string, readonly RecordSpec[]>): string[] {
  const [record] = recordsOf(edit);
  const others = record ? (staying.get(setKey(record)) ?? []) : [];
  return boxLines(others.map(({ type, data }) => ({ label: "Stays", typed: rdataText(type, data) })));
}
