import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyChangeSet, diffOf, type PatchedFile } from "../../src/fix/patch.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import { untouchableIn } from "../../src/fix/untouchable.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { layoutOf } from "../../src/zone/layout-of.js";
import { readZone } from "../../src/zone/reader.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";
import { isBindMissing, namedCompilezone } from "../zone/named-compilezone.js";
import { type HandKept, handKept } from "./hand-kept-arbitrary.js";
import { type Choice, choices, editsFor, expected, recordTexts } from "./random-edits.js";
import { includeFrom, sourceOf } from "./zone-text.js";

const mainPath = "company.example.zone";
const serial = (zone: Zone) => serialEdit(zone, new Date("2026-11-22")) as RecordEdit;

type Files = Readonly<Record<string, string>>;

function filesOf({ main, included }: HandKept): Files {
  return { ...included, [mainPath]: main };
}

function read(files: Files): Zone {
  return readZone(sourceOf(files[mainPath] as string, mainPath), { include: includeFrom(files) }).zone;
}

interface Patched {
  readonly before: Files;
  readonly zone: Zone;
  readonly edits: readonly RecordEdit[];
  readonly files: readonly PatchedFile[];
  readonly after: Files;
}

/** Why a change of such a zone may be refused: an entry that cannot be rewritten lives on what another one states. */
const refusals =
  /^(?:the change cannot be written without altering .+ at \S+:\d+; make it by hand$|.+ takes its TTL from an entry that changes, and )/;

/** A zone with edits made in it; the serial is raised with them. */
function patchedBy(kept: HandKept, chosen: readonly Choice[]): Patched | { readonly refused: string } {
  const before = filesOf(kept);
  const zone = read(before);
  const edits = [...editsFor(zone, chosen, untouchableIn([zone])), serial(zone)];
  const patch = applyChangeSet({ zone, edits }, { include: includeFrom(before) });
  if ("refused" in patch) return patch;
  const changed = patch.files.map(({ source, after }) => [source.path, Buffer.from(after).toString()] as const);
  return { before, zone, edits, files: patch.files, after: { ...before, ...Object.fromEntries(changed) } };
}

/** Checks what holds for every zone that could be patched; there must be enough of them. */
function forPatched(check: (one: Patched) => void, numRuns: number): void {
  let made = 0;
  const property = fc.property(handKept, choices, (kept, chosen) => {
    const one = patchedBy(kept, chosen);
    if ("refused" in one) expect(one.refused).toMatch(refusals);
    else {
      made++;
      check(one);
    }
  });
  fc.assert(property, { numRuns });
  expect(made).toBeGreaterThan(numRuns * 0.8);
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== "");
}

/** The lines of a file that no edit concerns, byte for byte, and its last one without its end if it has none. */
function keptLines(path: string, { before, zone, edits }: Patched): string[] {
  const isSpared = (record: ResourceRecord) => {
    const { owner, ttl } = layoutOf(record);
    return owner !== undefined && (ttl !== undefined || before[mainPath]!.includes("$TTL 3600"));
  };
  const bytes = Buffer.from(before[path] as string);
  const spans = [...zone.all()].flatMap((record) => {
    const isEdited = edits.some((edit) => edit.kind !== "add" && edit.old.span.start === record.span.start);
    return record.span.source.path === path && !record.span.source.expandedFrom && (isEdited || !isSpared(record))
      ? [layoutOf(record).lines]
      : [];
  });
  let at = 0;
  const parts = spans
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const part = bytes.subarray(at, start);
      at = end;
      return part.toString();
    });
  return [...parts, bytes.subarray(at).toString()].flatMap(linesOf);
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  // Only the last line of a file has no end, and gets one where another line follows.
  const same = (line: string, kept: string) => line === kept || (!kept.endsWith("\n") && line.startsWith(kept));
  for (const line of whole) if (at < part.length && same(line, part[at] as string)) at++;
  return at === part.length;
}

/** How many lines of the old files a patch takes away or writes anew. */
function linesGone({ files }: Patched): number {
  const lines = files.flatMap((file) => Buffer.from(diffOf(file)).toString().split("\n").slice(2));
  return lines.filter((line) => line.startsWith("-")).length;
}

function linesNamed({ edits }: Patched): number {
  const named = edits.flatMap((edit) => (edit.kind === "add" ? [] : [layoutOf(edit.old).lines]));
  const lines = named.map(({ source, start, end }) => Buffer.from(source.bytes.subarray(start, end)).toString());
  return lines.flatMap(linesOf).length;
}

describe("a patch of a zone that is kept by hand in several files", () => {
  it("makes exactly the edits, in the files that hold them", () => {
    forPatched((one) => {
      expect(recordTexts(read(one.after))).toEqual(expected(one.zone, one.edits));
    }, 150);
  });

  it("leaves every other line byte for byte", () => {
    forPatched((one) => {
      for (const path of Object.keys(one.before)) {
        const [kept, lines] = [keptLines(path, one), linesOf(one.after[path] as string)];
        if (!isSubsequence(kept, lines)) expect(lines).toEqual(kept);
      }
    }, 150);
  });

  it("touches no more lines than the entries have, their heirs, and the last line of each file", () => {
    forPatched((one) => {
      const heirs = 2 * one.edits.length;
      expect(linesGone(one)).toBeLessThanOrEqual(linesNamed(one) + heirs + one.files.length);
    }, 100);
  });

  it("never touches what is read twice or generated, and raises the serial where it stands", () => {
    forPatched((one) => {
      expect(one.after["twice.inc"]).toBe(one.before["twice.inc"]);
      for (const [path, text] of Object.entries(one.before)) {
        const directives = /^\$(?:GENERATE|INCLUDE|ORIGIN|TTL).*\n?/gm;
        expect(one.after[path]?.match(directives)).toEqual(text.match(directives));
        expect(one.after[path]?.includes("2026112201")).toBe(text.includes("2026112105"));
      }
    }, 100);
  });

  it("refuses what a $GENERATE makes and what stands in a file that is read twice, with the place", () => {
    const property = fc.property(handKept, fc.nat(), (kept, at) => {
      const files = filesOf(kept);
      const zone = read(files);
      const untouchable = untouchableIn([zone]);
      const fixed = [...zone.all()].filter(({ span }) => untouchable(span) !== undefined);
      const old = fixed[at % fixed.length];
      fc.pre(old !== undefined);
      const patch = applyChangeSet({ zone, edits: [{ kind: "remove", old: old! }] }, { include: includeFrom(files) });
      expect(patch).toEqual({
        refused: expect.stringMatching(
          /\$GENERATE at (?:company\.example\.zone|\w+\.inc):\d+,|: twice\.inc:1 is read more than once/,
        ),
      });
    });
    fc.assert(property, { numRuns: 100 });
  });
});

/** What a $GENERATE under several origins may come to. */
const refusedByBind = /CNAME and other data|multiple RRs of singleton/;

function ourRecords(files: Files): string[] {
  return [...read(files).all()].map(recordText);
}

/**
 * Sorted, each once, and without the TTL of records whose RRset has several: BIND settles for one, and where no $TTL is set
 * gives that to the entries after it.
 */
function withoutDoubt(records: readonly string[], files: Files): string[] {
  const ttls = new Map<string, Set<number>>();
  for (const { owner, type, ttl } of read(files).all()) {
    const key = `${owner} ${type}`;
    ttls.set(key, (ttls.get(key) ?? new Set()).add(ttl));
  }
  const hasDefault = files[mainPath]?.match(/^\$TTL (?:3600|1h)/m);
  const isUniform = hasDefault || [...ttls.values()].every(({ size }) => size === 1);
  const texts = records.map((record) => {
    const [owner = "", ttl, inet, type, ...rdata] = record.split(" ");
    const isOne = isUniform && ttls.get(`${owner.toLowerCase()} ${type}`)?.size === 1;
    return [owner.toLowerCase(), isOne ? ttl : "", inet, type, ...rdata].join(" ");
  });
  return [...new Set(texts)].sort();
}

describe.skipIf(isBindMissing())("BIND", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zonewright-hand-kept-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function loaded(files: Files) {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    return namedCompilezone("company.example.", { path: mainPath, cwd: folder });
  }

  it("reads before and after the patch what is read here", () => {
    forPatched(({ before, after }) => {
      const first = loaded(before);
      if (first.loaded) {
        expect(withoutDoubt(first.records, before)).toEqual(withoutDoubt(ourRecords(before), before));
        const then = loaded(after);
        expect([then.loaded, then.messages]).toEqual([true, expect.anything()]);
        expect(withoutDoubt(then.records, after)).toEqual(withoutDoubt(ourRecords(after), after));
      } else expect(first.messages.join("\n")).toMatch(refusedByBind);
    }, 25);
  });
});
