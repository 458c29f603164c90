import { codeSpan, zoneCode } from "../../text/markdown/code-span.js";
import { prose } from "../../text/markdown/prose.js";
import { printable } from "../../text/printable.js";
import { withoutDot } from "../../zone/name.js";
import { type Check, checks } from "../by-hand/check.js";
import { pauses } from "../by-hand/pause.js";
import { stayingSets } from "../by-hand/staying.js";
import { handStep, inOneSet } from "../by-hand/step.js";
import { editCounts } from "../edit-counts.js";
import { type Emission, inverse, recordsOf } from "../emission.js";
import { changeTable, recordTable } from "../markdown/change-table.js";
import { setKey } from "../set-guard.js";
import type { Target } from "../target.js";

/**
 * A change request for whoever owns the DNS, in GitHub Flavored Markdown: what, why, in which order, how to see that it
 * worked, and how to take it back.
 */
export const target: Target = {
  title: "whoever owns the DNS: a change request",
  unit: "record",
  language: "markdown",
  extension: "md",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: false,
  use: [
    "Paste it into a ticket, an issue or a mail that shows Markdown. Names and values are written as a zone file has them.",
    "The table of the rollback takes the same change back; nothing else has to be printed for it.",
  ],
  emit: (emissions) => emissions.map((emission) => request(emission)).join("\n"),
};

function request(emission: Emission): string {
  const lines = [
    `# DNS change request: ${zoneCode(withoutDot(emission.origin))}`,
    "",
    summary(emission),
    ...section("Why, and what to know", emission.notes.map(prose).map(bullet)),
    ...section("Changes", changes(emission)),
    ...section("What stays", stays(emission)),
    ...section("How to verify", verification(emission)),
    ...section("Rollback", emission.isNewZone ? ["The zone is new: delete it."] : changes(inverse(emission))),
  ];
  return `${lines.join("\n")}\n`;
}

function summary({ edits, file, serial, before }: Emission): string {
  const sentences = [
    `${editCounts(edits)}. Names and values as a zone file has them; TTLs in seconds.`,
    ...(before ? [] : ["No zone was read for this: see first whether there are records of these names already."]),
    ...(file === undefined ? [] : [`The zone was read from ${codeSpan(printable(file))}.`]),
    ...(serial
      ? [`In a zone file kept by hand, raise the serial of the SOA from ${serial.old} to ${serial.next}.`]
      : []),
  ];
  return sentences.join(" ");
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

/** The steps in their order, and where to wait. */
function changes({ edits }: Emission): string[] {
  const single = edits.flatMap(inOneSet);
  const stops = pauses(single.map(handStep)).flatMap((stop) => (stop === undefined ? [] : [bullet(stop)]));
  return ["In the order of the steps:", ...(stops.length > 0 ? ["", ...stops] : []), "", ...changeTable(single)];
}

function verification({ edits }: Emission): string[] {
  const steps = edits.flatMap(inOneSet).map(handStep);
  return ["What was asked for before is remembered until its TTL is over.", "", ...checks(steps).map(checkLine)];
}

/** The other records of the sets that change. */
function stays(emission: Emission): string[] {
  const staying = stayingSets(emission);
  const touched = new Set(emission.edits.flatMap(recordsOf).map(setKey));
  const records = [...touched].flatMap((key) => staying.get(key) ?? []);
  return records.length === 0
    ? []
    : ["These records have the same names and types, and stay:", "", ...recordTable(records)];
}

function checkLine({ question, shows, hides }: Check): string {
  const must = shows.length === 0 ? [] : [`shows ${shows.map(answer).join(" and ")}`];
  const mustNot = hides.length === 0 ? [] : [`no longer shows ${hides.map(answer).join(" or ")}`];
  return bullet(`${codeSpan(question)} ${[...must, ...mustNot].join(", and ")}`);
}

/** Rdata, or words that say where it stands. */
function answer(text: string): string {
  return text.startsWith("the text of step ") ? text : zoneCode(text);
}

function bullet(text: string): string {
  return `- ${text}`;
}
