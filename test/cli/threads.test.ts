import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { zoneText } from "../../bench/input/zone.mjs";
import type { ThreadOrder, ThreadResult } from "../../src/cli/input/threads.js";
import { openSource } from "../../src/text/open-source.js";
import type { SourceFile } from "../../src/text/source.js";
import { canonicalRecord } from "../../src/zone/canonical.js";
import { hashSeed } from "../../src/zone/name-labels.js";
import { type ReadText, readZone, type ZoneReading, zoneReading } from "../../src/zone/reader.js";
import { folderWith } from "./folder.js";

const root = join(import.meta.dirname, "../..");

function runIn(folder: string, threads: number, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "bin/zonewright.js"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ZONEWRIGHT_THREADS: String(threads) },
    maxBuffer: 2 ** 26,
  });
  return { status, stdout, stderr };
}

const soa = "@ SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900\n@ NS ns.dns.example.\n";
const mail = "@ MX 10 mail.a.example.\n";

/** What threads cannot hand over, what goes wrong in them, and what they find. */
const mixed = {
  "a.example.zone": `$TTL 60\n${soa}@ MX 10 mail\nmail A 192.0.2.1\nautodiscover A 192.0.2.1\nx A 1.2.3\n"`,
  "b.example.zone": `$TTL 60\n${soa}$INCLUDE sub/hosts\nautodiscover CNAME mail.a.example.\n${mail}`,
  "sub/hosts": "www A 192.0.2.2\nbad FOO\n",
  "c.example.zone": `${soa}$GENERATE 1-3 h$ A 192.0.2.$\n$GENERATE 1-3 k$ A 1.2.$\n@ 99999999999 TXT "x"\n`,
  "d.example.zone": '{"kind":"no zone"}',
  "e.example.zone": "\u0000\ufffd not a zone at all\n",
  "utf16.zone": "@\u0000 \u0000A\u0000",
  "f.example.zone": `$ORIGIN m\u00fcller.example.\n$TTL 60\n${soa}b\u00fccher A 192.0.2.3\nautodiscover A 192.0.2.1\n${mail}`,
  "list.txt": "name\ttype\tttl\tvalue\n@\tMX\t60\t10 mail.a.example.\n",
  "large-1.zone": zoneText({ origin: "large-1.example.", records: 4000 }),
  "large-2.zone": zoneText({ origin: "large-2.example.", records: 4500, seed: 2 }),
};

const example = "fixtures/zones/company-abc";

describe.each([
  ["the three companies", undefined, [example, "--cert", `${example}/names.txt`]],
  ["zones of every kind", mixed, [".", "--san", "mail.a.example"]],
])("several threads change nothing in %s:", (_, files, args) => {
  test.each(["lint --format pretty", "lint --format json", "lint --format unix", "fix"])("%s", (command) => {
    const folder = files ? folderWith(files) : root;
    const all = [...command.split(" "), ...args];
    const alone = runIn(folder, 1, all);
    expect(alone.stdout.length).toBeGreaterThan(100);
    expect(runIn(folder, 4, all)).toEqual(alone);
  });
});

/** Of a reading what can be told from another one of the same text. */
function toldBy({ zone, problems, notes }: ZoneReading) {
  return {
    bytes: Buffer.from(zone.source.bytes).toString("base64"),
    // By owner: a name is found by its hash, and hashes must be the same in all threads.
    records: Array.from(zone.sets(), ({ owner }) => zone.records(owner).map(canonicalRecord)),
    problems: problems.map(({ at, reason, help }) => [at.source.path, at.start, at.end, reason, help]),
    notes: notes.map(({ about, subject, because }) => [about, subject, because]),
  };
}

test("a thread hands over every zone file that stands alone, and what it hands over is what was read", async () => {
  const folder = folderWith(mixed);
  const names = Object.keys(mixed);
  const files = names.map((name) => ({ path: join(folder, name), shown: name, view: "public" as const }));
  const order: ThreadOrder = { files, taken: new Int32Array(new SharedArrayBuffer(4)), seed: hashSeed() };
  const thread = new Worker(join(root, "dist/zone-thread.cjs"), { workerData: order });
  const handed = new Map<string, ReadText>();
  thread.on("message", ({ file, text }: ThreadResult) => handed.set(names[file] as string, text));
  await once(thread, "exit");
  const leftToOthers = ["b.example.zone", "d.example.zone", "utf16.zone", "list.txt"];
  expect([...handed.keys()]).toEqual(names.filter((name) => !leftToOthers.includes(name)));
  for (const [name, text] of handed) {
    const source = openSource(name, readFileSync(join(folder, name))) as SourceFile;
    expect(toldBy(zoneReading(text))).toEqual(toldBy(readZone(source)));
  }
});
