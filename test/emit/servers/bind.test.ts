import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emission, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/nsupdate.js";
import { startBind } from "./bind.js";
import { asFixWrites, asItWas, asServed, changes, zoneFiles } from "./changes.js";
import type { NameServer } from "./name-server.js";
import { type Ended, runTool } from "./run-tool.js";

const key = 'key "ddns" { algorithm hmac-sha256; secret "em9uZXdyaWdodCB6b25ld3JpZ2h0IHpvbmV3cmlnaHQ="; };\n';
const folder = mkdtempSync(join(tmpdir(), "zonewright-nsupdate-"));
const keyFile = join(folder, "ddns.key");
let server: NameServer;

beforeAll(async () => {
  writeFileSync(keyFile, key);
  server = await startBind(zoneFiles, { lines: key, zoneLines: "allow-update { key ddns; };" });
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function nsupdate(...emissions: Emission[]): Promise<Ended> {
  const { texts, left } = emit(target, emissions);
  expect(left).toEqual([]);
  return runTool("nsupdate", ["-k", keyFile], `server 127.0.0.1 ${server.port}\n${texts[0]?.text}`);
}

describe("nsupdate at BIND", () => {
  test.concurrent.each(changes)("$name: made as fix makes it; not twice; taken back", async (change) => {
    const { origin, emission } = change;
    const made = await nsupdate(emission);
    expect(made.status, made.out).toBe(0);
    expect(await asServed(server, origin)).toEqual(asFixWrites(change));
    const again = await nsupdate(emission);
    expect(again.status, again.out).toBe(2);
    expect(await asServed(server, origin)).toEqual(asFixWrites(change));
    const back = await nsupdate(inverse(emission));
    expect(back.status, back.out).toBe(0);
    expect(await asServed(server, origin)).toEqual(asItWas(change));
  });
});
