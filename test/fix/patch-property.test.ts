import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChangeSet, type PatchedFile } from "../../src/fix/patch.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { layoutOf } from "../../src/zone/layout-of.js";
import { readZone } from "../../src/zone/reader.js";
import type { Zone } from "../../src/zone/zone.js";
import { choices, editsFor, expected, recordTexts } from "./random-edits.js";
import { zoneText } from "./zone-arbitrary.js";
import { zoneOf } from "./zone-text.js";

function patchOf(zone: Zone, edits: readonly RecordEdit[]): PatchedFile {
  const patch = applyChangeSet({ zone, edits });
  if ("refused" in patch) throw new Error(patch.refused);
  return patch.files[0] as PatchedFile;
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
        expect(recordTexts(after)).toEqual(expected(zone, edits));
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
        expect(recordTexts(readZone(patchOf(after, inverse).patched).zone)).toEqual(recordTexts(zone));
      }),
      { numRuns: 200 },
    );
  });
});
