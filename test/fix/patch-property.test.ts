import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinEdits } from "../../src/fix/conflict.js";
import { applyChangeSet, type PatchedFile } from "../../src/fix/patch.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { layoutOf } from "../../src/zone/layout-of.js";
import { readZone } from "../../src/zone/reader.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";
import { owners, zoneText } from "./zone-arbitrary.js";
import { add, spec, zoneOf } from "./zone-text.js";

const texts = (zone: Zone) => [...zone.all()].map(recordText).sort();

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

type Choice = { readonly at: number; readonly kind: "remove" | "replace" | "add" | "retime"; readonly line: string };
const choices: fc.Arbitrary<Choice[]> = fc.array(
  fc.record({ at: fc.nat(), kind: fc.constantFrom("remove", "replace", "add", "retime"), line: newRecord }),
  { minLength: 1, maxLength: 5 },
);

/** Those of the choices that can all be made together. */
function editsFor(zone: Zone, chosen: readonly Choice[]): RecordEdit[] {
  const records = [...zone.all()].filter(({ type }) => type !== "SOA" && type !== "NS");
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

function patchOf(zone: Zone, edits: readonly RecordEdit[]): PatchedFile {
  const patch = applyChangeSet({ zone, edits });
  if ("refused" in patch) throw new Error(patch.refused);
  return patch.files[0] as PatchedFile;
}

/** The records that the edits make of the zone. */
function expected(zone: Zone, edits: readonly RecordEdit[]): string[] {
  const after = texts(zone);
  for (const edit of edits) if (edit.kind !== "add") after.splice(after.indexOf(recordText(edit.old)), 1);
  for (const edit of edits) if (edit.kind !== "remove") after.push(recordText(edit.record));
  return after.sort();
}

/** The text without the lines of entries that an edit may change: its own, and those that inherit an owner or a TTL. */
function keptLines(zone: Zone, edits: readonly RecordEdit[]): string[] {
  const { bytes } = zone.source;
  const changed = [...zone.all()].filter((record) => {
    const named = edits.some((edit) => edit.kind !== "add" && edit.old.span.start === record.span.start);
    const { owner, ttl } = layoutOf(record);
    return named || !owner || !ttl;
  });
  const ranges = changed.map((record) => layoutOf(record).lines).sort((a, b) => a.start - b.start);
  let at = 0;
  const parts = ranges.map(({ start, end }) => {
    const part = bytes.subarray(at, start);
    at = end;
    return Buffer.from(part).toString("utf8");
  });
  return [...parts, Buffer.from(bytes.subarray(at)).toString("utf8")].flatMap((part) => linesOf(part));
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\r\n|\n|\r(?!\n))/).filter((line) => line !== "");
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (at < part.length && line.trimEnd() === part[at]!.trimEnd()) at++;
  return at === part.length;
}

describe("a patch of any zone in any style", () => {
  it("of no edits is the identity", () => {
    fc.assert(
      fc.property(zoneText, (text) => {
        expect(applyChangeSet({ zone: zoneOf(text), edits: [] })).toEqual({ files: [] });
      }),
    );
  });

  it("makes exactly the edits and keeps every other line", () => {
    fc.assert(
      fc.property(zoneText, choices, (text, chosen) => {
        const zone = zoneOf(text);
        const edits = editsFor(zone, chosen);
        fc.pre(edits.length > 0);
        const file = patchOf(zone, edits);
        const after = readZone(file.patched).zone;
        expect(texts(after)).toEqual(expected(zone, edits));
        const lines = linesOf(Buffer.from(file.after).toString("utf8"));
        const kept = keptLines(zone, edits);
        if (!isSubsequence(kept, lines)) expect(lines).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });

  it("changes only the digits of a serial", () => {
    fc.assert(
      fc.property(zoneText, (text) => {
        const zone = zoneOf(text);
        const file = patchOf(zone, [serialEdit(zone, new Date("2026-11-22"))!]);
        expect(Buffer.from(file.after).toString("utf8")).toBe(text.replace("2026112105", "2026112201"));
      }),
      { numRuns: 50 },
    );
  });

  it("and then its inverse gives the records of before", () => {
    fc.assert(
      fc.property(zoneText, choices, (text, chosen) => {
        const zone = zoneOf(text);
        const edits = editsFor(zone, chosen);
        fc.pre(edits.length > 0);
        const after = readZone(patchOf(zone, edits).patched).zone;
        const inverse = edits.map((edit): RecordEdit => {
          if (edit.kind === "remove") return { kind: "add", record: edit.old };
          const added = [...after.all()].find((record) => recordText(record) === recordText(edit.record))!;
          return edit.kind === "add"
            ? { kind: "remove", old: added }
            : { kind: "replace", old: added, record: edit.old };
        });
        expect(texts(readZone(patchOf(after, inverse).patched).zone)).toEqual(texts(zone));
      }),
      { numRuns: 200 },
    );
  });
});
