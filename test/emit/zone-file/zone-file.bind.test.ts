import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { filesBelow } from "../../../scripts/check/source-files.mjs";
import { isZoneFile } from "../../../scripts/fixture/files.mjs";
import { yamlTrees } from "../../../src/cli/input/yaml-tree.js";
import { readExport } from "../../../src/exports/read-export.js";
import { openSource } from "../../../src/text/open-source.js";
import type { SourceFile } from "../../../src/text/source.js";
import { canonicalRecords } from "../../../src/zone/canonical.js";
import type { ZoneReading } from "../../../src/zone/reader.js";
import { exports } from "../../exports/expected.js";
import { asLoaded } from "../../zone/bind-habits.js";
import { corpus, includeBeside } from "../../zone/corpus.js";
import { type BindAnswer, bindAnswer, isBindMissing, lenient } from "../../zone/named-compilezone.js";
import { nameOf } from "../../zone-from-text.js";
import { readAgain, recordsOf, textOf } from "./rewritten.js";

interface Case {
  readonly name: string;
  readonly reading: ZoneReading;
  /** Whether BIND loads the file that was read. */
  readonly loads: boolean | undefined;
}

const ofCorpus = corpus.map((file): Case => {
  const reading = readExport(file.source, { origin: nameOf("example."), include: includeBeside });
  return { name: file.name, reading, loads: file.verdicts.bind === "read" };
});

const ofExports = exports.map(({ name, file, bytes, bind }): Case => {
  const reading = readExport(opened(file, bytes), { yaml: yamlTrees });
  return { name, reading, loads: bind === "loads" };
});

const ofFixtures = filesBelow("fixtures/zones")
  .filter(isZoneFile)
  .map((path): Case => {
    const source = opened(path, readFileSync(path));
    const stated = /^; *origin: *(\S+)/m.exec(new TextDecoder().decode(source.bytes))?.[1];
    const include = (name: string) => opened(name, readFileSync(join(dirname(path), name)));
    const reading = readExport(source, { ...(stated && { origin: nameOf(stated) }), include });
    return { name: path, reading, loads: undefined };
  });

function opened(path: string, bytes: Uint8Array): SourceFile {
  const source = openSource(path, bytes);
  if ("undecodable" in source) throw new Error(source.undecodable);
  return source;
}

const folder = mkdtempSync(join(tmpdir(), "zonewright-"));
afterAll(() => rmSync(folder, { recursive: true }));

const end = "--- that was one file, and its status was";

interface Written {
  readonly origin: string;
  readonly text: string;
}

/** What BIND makes of zone files: two shells side by side for all of them. */
async function askBind(files: readonly Written[]): Promise<BindAnswer[]> {
  const half = Math.ceil(files.length / 2);
  const halves = [files.slice(0, half), files.slice(half)];
  return (await Promise.all(halves.map((some, i) => askShell(some, `${i}`)))).flat();
}

async function askShell(files: readonly Written[], prefix: string): Promise<BindAnswer[]> {
  const script = files.map(({ origin, text }, i) => {
    const file = `${prefix}-${i}.zone`;
    writeFileSync(join(folder, file), text);
    return `named-compilezone -i none ${lenient.join(" ")} -s full -o - '${origin}' ${file} 2>/dev/null; echo "${end} $?"\n`;
  });
  const shell = spawn("sh", [], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  shell.stdin.end(script.join(""));
  const chunks: Buffer[] = [];
  for await (const chunk of shell.stdout) chunks.push(chunk as Buffer);
  const pieces = Buffer.concat(chunks)
    .toString("latin1")
    .split(new RegExp(`^${end} (\\d+)\n`, "m"));
  return files.map((_, i) =>
    bindAnswer(pieces[2 * i + 1] === "0", Buffer.from(pieces[2 * i] ?? "", "latin1"), Buffer.from("")),
  );
}

const all = [...ofCorpus, ...ofExports, ...ofFixtures].map((one) => ({ ...one, text: textOf(one.reading) }));

describe("the zone file that is written for", () => {
  test.each(all)("$name holds the same records", ({ reading, text }) => {
    expect(recordsOf(readAgain(text, reading.zone.origin).zone)).toEqual(recordsOf(reading.zone));
  });
});

describe.skipIf(isBindMissing())("what BIND loads of the zone file that is written for", async () => {
  // Many fixtures differ in their comments alone.
  const asked = [
    ...new Map(
      all
        .filter(({ loads }) => loads !== false)
        .map((one) => [[one.reading.zone.origin, ...recordsOf(one.reading.zone)].join("\n"), one]),
    ).values(),
  ];
  const answers = await askBind(asked.map(({ reading, text }) => ({ origin: reading.zone.origin, text })));

  test.each(asked.map((one, i) => [one.name, one, i] as const))("%s", (_, { reading, loads, text }, i) => {
    const { loaded, records } = answers[i] as BindAnswer;
    if (loads) expect(loaded, text).toBe(true);
    // BIND gives an RRset one TTL, chosen by the order of the file: so its records are compared with those of this one.
    const { zone } = readAgain(text, reading.zone.origin);
    if (loaded) expect(records.toSorted()).toEqual(asLoaded([...canonicalRecords(zone)]));
  });

  test("and these are most of the fixtures too", () => {
    const fixtures = answers.filter((_, i) => asked[i]?.loads === undefined);
    expect(fixtures.filter(({ loaded }) => loaded).length).toBeGreaterThan(fixtures.length / 2);
  });
});
