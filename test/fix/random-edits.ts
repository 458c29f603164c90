import fc from "fast-check";
import { joinEdits } from "../../src/fix/conflict.js";
import type { Untouchable } from "../../src/fix/untouchable.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";
import { owners } from "./zone-arbitrary.js";
import { add, spec } from "./zone-text.js";

/** The records of a zone, sorted. */
export const recordTexts = (zone: Zone) => [...zone.all()].map(recordText).sort();

/** What an edit may bring: some of it joins what is there, some of it stands alone. */
const newRecord = fc
  .tuple(
    fc.constantFrom("company.example.", ...owners.map((owner) => `${owner}.company.example.`), "new.company.example."),
    fc.constantFrom(60, 300, 3600, 7200),
    fc.constantFrom(
      "A 203.0.113.1",
      "A 203.0.113.2",
      "SRV 0 0 443 webmail.company.example.",
      'TXT "new"',
      "MX 5 mx.other.example.",
    ),
  )
  .map(([owner, ttl, data]) => `${owner} ${ttl} IN ${data}`);

export type Choice = {
  readonly at: number;
  readonly kind: "remove" | "replace" | "add" | "retime";
  readonly line: string;
};
/** What is wished for; whether it can be done is for `editsFor` to tell. */
export const choices: fc.Arbitrary<Choice[]> = fc.array(
  fc.record({ at: fc.nat(), kind: fc.constantFrom("remove", "replace", "add", "retime"), line: newRecord }),
  { minLength: 1, maxLength: 5 },
);

/**
 * Those of the choices that can all be made together.
 * @param untouchable what of the zone cannot be edited
 */
export function editsFor(
  zone: Zone,
  chosen: readonly Choice[],
  untouchable: Untouchable = () => undefined,
): RecordEdit[] {
  const records = [...zone.all()].filter(
    ({ type, span }) => type !== "SOA" && type !== "NS" && untouchable(span) === undefined,
  );
  let edits: RecordEdit[] = [];
  for (const { at, kind, line } of chosen) {
    const old = records[at % records.length];
    const edit = editOf(kind, line, old);
    const joined = edit && joinEdits(zone, edits, [edit]);
    if (joined && typeof joined !== "string") edits = joined;
  }
  return edits;
}

function editOf(kind: Choice["kind"], line: string, old: ResourceRecord | undefined): RecordEdit | undefined {
  if (kind === "add") return add(line);
  if (!old) return undefined;
  if (kind === "remove") return { kind, old };
  const { span: _, ...same } = old;
  return {
    kind: "replace",
    old,
    record: kind === "retime" ? { ...same, ttl: 60 } : { ...spec(line), owner: old.owner },
  };
}

/** The records that the edits make of the zone. */
export function expected(zone: Zone, edits: readonly RecordEdit[]): string[] {
  const after = recordTexts(zone);
  for (const edit of edits) if (edit.kind !== "add") after.splice(after.indexOf(recordText(edit.old)), 1);
  for (const edit of edits) if (edit.kind !== "remove") after.push(recordText(edit.record));
  return after.sort();
}
