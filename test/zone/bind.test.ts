import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { openSource } from "../../src/text/open-source.js";
import type { SourceFile } from "../../src/text/source.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { toName } from "../../src/zone/name.js";
import { readZone, type ZoneReading } from "../../src/zone/reader.js";
import { asLoaded } from "./bind-habits.js";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";

const folder = join(import.meta.dirname, "../../fixtures/zones");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".zone"));

describe.skipIf(isBindMissing())("what BIND accepts is read so, and what it refuses is explained", () => {
  const compared: string[] = [];

  test.each(files)("%s", (file) => {
    const { zone, problems, notes } = read(join(folder, file));
    const path = join(folder, file);
    const bind = namedCompilezone(zone.origin, { path: basename(path), cwd: dirname(path) });
    if (!bind.loaded && bind.messages.some((message) => checkedByRules.test(message))) return;
    if (!bind.loaded) expect([...problems, ...notes.filter(({ at }) => at)], bind.messages.join("\n")).not.toEqual([]);
    if (!bind.loaded) return;
    compared.push(file);
    // The one owner that is read as its exporter means it, and BIND takes at its word: that is noted.
    const isNoted = notes.some(({ subject }) => subject.startsWith("a final .@"));
    const records = isNoted ? bind.records.map((record) => record.replace(/^(\S+)\.\\@\./, "$1.")) : bind.records;
    expect(asLoaded([...canonicalRecords(zone)])).toEqual(records.toSorted());
  });

  test("and these are most of them", () => {
    expect(compared.length).toBeGreaterThan(files.length / 2);
  });
});

/** Why BIND refuses a zone whose lines it reads: what a zone as a whole has to have is the business of rules. */
const checkedByRules =
  /has no NS records|has no address records|is a CNAME \(illegal\)|CDS\/CDNSKEY consistency|has no SOA record|has 0 SOA records|CNAME and other data|SOA record not at top of zone|multiple RRs of singleton type/;

/** Reads a fixture as its comments say; $INCLUDE is opened as BIND does here, from the folder of the file. */
function read(path: string): ZoneReading {
  const source = open(path);
  const stated = /^; *origin: *(\S+)/m.exec(new TextDecoder().decode(source.bytes))?.[1];
  const origin = stated === undefined ? undefined : toName(stated);
  return readZone(source, { ...(origin && { origin }), include: (name) => open(join(dirname(path), name)) });
}

function open(path: string): SourceFile {
  const source = openSource(relative(folder, path), readFileSync(path));
  if ("undecodable" in source) throw new Error(`${path}: ${source.undecodable}`);
  return source;
}
