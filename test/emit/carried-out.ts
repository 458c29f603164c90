import { type Emission, identity, recordsAfter, recordsOf } from "../../src/emit/emission.js";
import { emit } from "../../src/emit/emit.js";
import { rrsetChanges } from "../../src/emit/rrset-change.js";
import type { Target } from "../../src/emit/target.js";
import { recordText } from "../../src/zone/canonical.js";
import { isProviders } from "../../src/zone/provided.js";
import type { RecordSpec } from "../../src/zone/record.js";
import type { Model } from "./models/model.js";

export interface CarriedOut {
  /** What the emitter says it left out. */
  readonly left: readonly string[];
  /** What is there afterwards, sorted lines. */
  readonly got: readonly string[];
  /** What was meant to be there, sorted lines. */
  readonly meant: readonly string[];
}

/** Writes a change and has the model carry it out. */
export async function carriedOut(
  target: Target,
  model: Model,
  held: readonly RecordSpec[],
  emission: Emission,
): Promise<CarriedOut> {
  const { texts, left } = emit(target, [emission]);
  let got: readonly string[] = held.map(recordText);
  for (const { text } of texts) got = await model.carryOut(text, got, emission.origin);
  const possible = texts.length === 0 ? { ...emission, edits: [] } : withoutRefused(target, emission);
  return { left, got: [...got].sort(), meant: meant(target, model, held, possible).map(recordText).sort() };
}

/** What only adds is written in part. */
function withoutRefused(target: Target, emission: Emission): Emission {
  const { origin, edits } = emission;
  const isOwn = (record: RecordSpec) => target.keepsApex && isProviders(record, origin);
  const isLimited = (record: RecordSpec) => target.limit?.(record, origin)?.kind === "refused";
  // A record that stays is written too, where a set or a name is.
  const wholeOf = ({ owner, type }: RecordSpec) => (target.unit === "RRset" ? `${owner} ${type}` : owner);
  const wholes = new Set(target.unit === "record" ? [] : (emission.before ?? []).filter(isLimited).map(wholeOf));
  const isRefused = (record: RecordSpec) => isOwn(record) || isLimited(record) || wholes.has(wholeOf(record));
  return { ...emission, edits: edits.filter((edit) => !recordsOf(edit).some(isRefused)) };
}

/** The records as they are meant to be; of sets and names that are written whole, with one TTL and in the target's form. */
function meant(target: Target, model: Model, held: readonly RecordSpec[], emission: Emission): RecordSpec[] {
  const after = recordsAfter(held, emission.edits);
  const sets = rrsetChanges(emission);
  const touched = new Set(emission.edits.flatMap(recordsOf).map(({ owner }) => owner));
  const written = new Set(
    emission.edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record])).map(identity),
  );
  const isWritten = (record: RecordSpec, isInChangedSet: boolean) => {
    if (target.unit === "RRset") return isInChangedSet;
    return target.unit === "record" ? written.has(identity(record)) : touched.has(record.owner);
  };
  return after.map((record) => {
    const set = sets.find(({ owner, type }) => owner === record.owner && type === record.type);
    const isAltered =
      isWritten(record, set !== undefined) && target.limit?.(record, emission.origin)?.kind === "altered";
    const arrives = isAltered ? (model.altered?.(record) ?? record) : record;
    return target.unit === "record" ? arrives : { ...arrives, ttl: set?.after[0]?.ttl ?? record.ttl };
  });
}
