import { printable } from "../text/printable.js";
import { type Name, withoutDot } from "../zone/name.js";
import { isProviders } from "../zone/provided.js";
import type { RecordSpec } from "../zone/record.js";
import { type Emission, type EmittedEdit, identity, recordsOf } from "./emission.js";
import type { Limit, Target } from "./target.js";

export interface Emitted {
  /** One for all zones, or one a zone where the target holds no more. */
  readonly texts: readonly EmittedText[];
  /** What is not in the texts, or not as it was: sentences. */
  readonly left: readonly string[];
  /** Something that was asked for is missing. */
  readonly isIncomplete: boolean;
}

export interface EmittedText {
  /** The zone that it changes; absent for a text of several. */
  readonly origin?: Name;
  readonly isInternal?: boolean;
  readonly text: string;
}

/** Writes changes in the form of a target. Whatever the form cannot say is said in words, here and in the text itself. */
export function emit(target: Target, emissions: readonly Emission[]): Emitted {
  const checked = emissions
    .map(withView)
    .map((emission) =>
      withoutDeletions(target, withinOneText(target, withinLimits(target, withoutProviders(target, emission)))),
    );
  const possible = checked.map(({ emission }) => emission).filter(({ edits }) => edits.length > 0);
  return {
    texts: textsOf(target, possible),
    left: checked.flatMap((one) => (target.holdsNoNotes ? withNotes(one) : one.left)),
    isIncomplete: checked.some(({ isIncomplete }) => isIncomplete),
  };
}

/** Of a change that is written: what is not said of it yet. */
function withNotes({ emission: { origin, edits, notes }, left }: Checked): readonly string[] {
  const said = new Set(left);
  const unsaid = edits.length === 0 ? [] : notes.filter((note) => !said.has(note));
  return [...left, ...unsaid.map((note) => `${withoutDot(origin)}: ${note}`)];
}

function textsOf(target: Target, emissions: readonly Emission[]): EmittedText[] {
  if (emissions.length === 0) return [];
  if (target.holdsZones === "many" && emissions.length > 1 && (isRead(target) || !hasBothViews(emissions))) {
    return [{ text: target.emit(emissions) }];
  }
  return emissions.map((emission) => ({
    origin: emission.origin,
    ...(emission.isInternal && { isInternal: true }),
    text: target.emit([emission]),
  }));
}

/** Whether people or programs take from the text what concerns them. */
function isRead({ language }: Target): boolean {
  return language === "text" || language === "markdown" || language === "dns" || language === "json";
}

/** What one run sends goes to one server, and inside there is another one. */
function hasBothViews(emissions: readonly Emission[]): boolean {
  return new Set(emissions.map(({ isInternal = false }) => isInternal)).size > 1;
}

function withView(emission: Emission): Emission {
  const { origin, isInternal, notes } = emission;
  if (!isInternal) return emission;
  const view = `This is the internal ${withoutDot(origin)}, for the name servers that clients inside the network ask, and for no others.`;
  return { ...emission, notes: [view, ...notes] };
}

interface Checked {
  readonly emission: Emission;
  readonly left: readonly string[];
  readonly isIncomplete: boolean;
}

/** The SOA and the NS records of the apex come with the zone at a provider, and so do signatures. */
function withoutProviders(target: Target, emission: Emission): Checked {
  const { origin, edits } = emission;
  const isOwn = (record: RecordSpec) => isProviders(record, origin);
  const own = new Set(target.keepsApex ? edits.filter((edit) => recordsOf(edit).some(isOwn)) : []);
  if (own.size === 0) return { emission, left: [], isIncomplete: false };
  const left = `${withoutDot(origin)}: its SOA record, the NS records of its apex and signatures are the provider's own and are left out.`;
  // A new zone has both of its own; a change of one of them is something else than what the zone came with.
  const isIncomplete = [...own].some(({ kind }) => kind !== "add");
  return {
    emission: noted({ ...emission, edits: edits.filter((edit) => !own.has(edit)) }, [left]),
    left: [left],
    isIncomplete,
  };
}

function withinLimits(target: Target, { emission, left, isIncomplete }: Checked): Checked {
  const { origin, edits } = emission;
  const { said, stops } = limitsOf(target, emission);
  const kept = edits.filter((edit) => !stops(edit));
  // What only adds can be had in part. A cure cannot: without its new record, its removals end the service.
  if (kept.length === edits.length || edits.every(({ kind }) => kind === "add")) {
    return {
      emission: noted({ ...emission, edits: kept }, said),
      left: [...left, ...said],
      isIncomplete: isIncomplete || kept.length < edits.length,
    };
  }
  const none = `${withoutDot(origin)}: no change is written, because one part of it cannot be and the rest alone might do harm.`;
  return { emission: { ...emission, edits: [] }, left: [...left, ...said, none], isIncomplete: true };
}

function withinOneText(target: Target, checked: Checked): Checked {
  const { emission, left } = checked;
  const why = target.excess?.(emission);
  if (why === undefined) return checked;
  const none = `${withoutDot(emission.origin)}: no change is written, because ${why}.`;
  return { emission: { ...emission, edits: [] }, left: [...left, none], isIncomplete: true };
}

/** What goes stays in the emission: the text says in its comments what is to be done by hand. */
function withoutDeletions({ cannotDelete }: Target, checked: Checked): Checked {
  const { emission, left } = checked;
  const count = emission.edits.filter(({ kind }) => kind !== "add").length;
  if (cannotDelete === undefined || count === 0) return checked;
  const what = count === 1 ? "1 record has" : `${count} records have`;
  const said = `${withoutDot(emission.origin)}: ${what} to be deleted by hand, because ${cannotDelete}; comments name what and when.`;
  return { emission, left: [...left, said], isIncomplete: true };
}

interface Limits {
  readonly said: readonly string[];
  /** Whether an edit cannot be written. */
  stops(edit: EmittedEdit): boolean;
}

/** The limits of the records that the text will hold: also of those that stay in a set or at a name that is written whole. */
function limitsOf(target: Target, { origin, edits, before = [] }: Emission): Limits {
  const wholeOf = sharing[target.unit];
  const touched = new Set(edits.flatMap(recordsOf));
  const wholes = new Set([...touched].map(wholeOf));
  const staying = target.unit === "record" ? [] : before.filter((record) => wholes.has(wholeOf(record)));
  const coming = new Set(edits.flatMap((edit) => (edit.kind === "remove" ? [] : [identity(edit.record)])));
  const leaving = new Set(edits.flatMap((edit) => (edit.kind === "add" ? [] : [identity(edit.old)])));
  const said: string[] = [];
  const stopped = new Set<RecordSpec | string>();
  for (const record of new Set([...touched, ...staying])) {
    const limit = target.limit?.(record, origin);
    // What goes is not written, and so not written otherwise.
    const isWritten = coming.has(identity(record)) || !leaving.has(identity(record));
    if (limit && (isWritten || limit.kind === "refused")) said.push(sentence(record, limit, origin));
    if (limit?.kind === "refused") stopped.add(touched.has(record) ? record : wholeOf(record));
  }
  return {
    said,
    stops: (edit) => recordsOf(edit).some((record) => stopped.has(record) || stopped.has(wholeOf(record))),
  };
}

/** What is written whole, by unit: records with the same key are. */
const sharing: Readonly<Record<Target["unit"], (record: RecordSpec) => string>> = {
  record: ({ owner, type }) => `${owner} ${type}`,
  RRset: ({ owner, type }) => `${owner} ${type}`,
  name: ({ owner }) => owner,
  zone: ({ owner }) => owner,
};

function sentence({ type, owner }: RecordSpec, limit: Limit, origin: Name): string {
  const where = owner === origin ? "" : ` of ${printable(withoutDot(owner))}`;
  const what = limit.kind === "refused" ? "is left out" : "is written otherwise";
  return `${printable(withoutDot(origin))}: the ${type} record${where} ${what}: ${limit.why}.`;
}

function noted(emission: Emission, notes: readonly string[]): Emission {
  return notes.length === 0 ? emission : { ...emission, notes: [...emission.notes, ...notes] };
}
