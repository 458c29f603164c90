import { printable } from "../../text/printable.js";
import { withoutDot } from "../../zone/name.js";
import { type Check, checks } from "../by-hand/check.js";
import { pauses } from "../by-hand/pause.js";
import type { Emission } from "../emission.js";
import type { Target } from "../target.js";
import type { Form } from "./form.js";
import { recordSteps } from "./record-step.js";
import { formLimit } from "./refusal.js";
import { setSteps } from "./set-step.js";
import type { Step } from "./step.js";

/** A sheet to type from into a web form: what to do in which order, box by box, and how to see that it worked. */
export function sheetTarget(form: Form, title: string): Target {
  return {
    title,
    unit: form.unit,
    language: "text",
    extension: "txt",
    holdsZones: "many",
    isTransaction: false,
    keepsApex: true,
    use: [
      "Do the steps in their order. Each line is a box of the form: its name there, and what to type or paste into it.",
      "Before anything is deleted, make sure that the list shows exactly what the step names; the lines at the end check the result from outside.",
      form.known,
    ],
    limit: (record, origin) => formLimit(form, record, origin),
    emit: (emissions) => emissions.map((emission) => zoneSheet(form, emission)).join("\n"),
  };
}

const unread = "No zone was read for this: see first whether the list has records of these names already.";

function zoneSheet(form: Form, emission: Emission): string {
  const { origin, edits, notes, before } = emission;
  const steps = form.unit === "record" ? recordSteps(form, emission) : setSteps(form, emission);
  const stops = pauses(steps);
  const title = `${withoutDot(origin)}: ${form.provider}`;
  const lines = [
    title,
    "=".repeat(title.length),
    form.where,
    form.known,
    ...(before || edits.every(({ kind }) => kind === "remove") ? [] : [unread]),
    ...notes.map((note) => `- ${printable(note)}`),
    ...steps.flatMap((step, index) => ["", ...(stops[index] ? [stops[index], ""] : []), ...numbered(step, index + 1)]),
    "",
    "Check (what was asked for before is remembered until its TTL is over):",
    ...checks(steps).flatMap(checkLines),
  ];
  return `${lines.join("\n")}\n`;
}

function checkLines({ question, shows, hides }: Check): string[] {
  return [
    `   ${question}`,
    ...shows.map((rdata) => `      shows ${rdata}`),
    ...hides.map((rdata) => `      no longer shows ${rdata}`),
  ];
}

function numbered({ lines: [first, ...rest] }: Step, number: number): string[] {
  return [`${number}. ${first}`, ...rest];
}
