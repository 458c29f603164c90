import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { openSource } from "../../src/text/open-source.js";
import type { SourceFile } from "../../src/text/source.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { toName } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";
import type { Zone } from "../../src/zone/zone.js";
import { asLoaded } from "./bind-habits.js";
import { isBindMissing, namedCompilezone } from "./named-compilezone.js";

const folder = join(import.meta.dirname, "../../fixtures/zones");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".zone"));

describe.skipIf(isBindMissing())("the records of every zone that BIND accepts are BIND's", () => {
  const compared: string[] = [];

  test.each(files)("%s", (file) => {
    const zone = read(join(folder, file));
    const path = join(folder, file);
    const bind = namedCompilezone(zone.origin, { path: basename(path), cwd: dirname(path) });
    if (!bind.loaded) return;
    compared.push(file);
    expect(asLoaded([...canonicalRecords(zone)])).toEqual(bind.records.toSorted());
  });

  test("and these are most of them", () => {
    expect(compared.length).toBeGreaterThan(files.length / 2);
  });
});

/** Reads a fixture as its comments say; $INCLUDE is opened as BIND does here, from the folder of the file. */
function read(path: string): Zone {
  const source = open(path);
  const stated = /^; *origin: *(\S+)/m.exec(new TextDecoder().decode(source.bytes))?.[1];
  const origin = stated === undefined ? undefined : toName(stated);
  return readZone(source, { ...(origin && { origin }), include: (name) => open(join(dirname(path), name)) }).zone;
}

function open(path: string): SourceFile {
  const source = openSource(relative(folder, path), readFileSync(path));
  if ("undecodable" in source) throw new Error(`${path}: ${source.undecodable}`);
  return source;
}
