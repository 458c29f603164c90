import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emission, emissionOf, emissionOfRecords, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/nsupdate.js";
import type { Name } from "../../../src/zone/name.js";
import { add, remove, spec, zoneOf } from "../../fix/zone-text.js";
import { startBind } from "./bind.js";
import { asFixWrites, asItWas, asServed, changes, zoneFiles } from "./changes.js";
import type { NameServer } from "./name-server.js";
import { type Ended, runTool } from "./run-tool.js";

const key = 'key "ddns" { algorithm hmac-sha256; secret "em9uZXdyaWdodCB6b25ld3JpZ2h0IHpvbmV3cmlnaHQ="; };\n';
const folder = mkdtempSync(join(tmpdir(), "zonewright-nsupdate-"));
const keyFile = join(folder, "ddns.key");
let server: NameServer;

const soa = (origin: string) =>
  `${origin} 60 IN SOA ns.example. h.example. 1 2 3 4 5\n${origin} 60 IN NS ns.example.\n`;

/** Zones that have more than anybody has read. */
const others = {
  "unseen.example.": `${soa("unseen.example.")}a.unseen.example. 60 IN A 192.0.2.1\na.unseen.example. 60 IN TXT "unseen"\n`,
  "free.example.": soa("free.example."),
};

beforeAll(async () => {
  writeFileSync(keyFile, key);
  server = await startBind({ ...zoneFiles, ...others }, { lines: key, zoneLines: "allow-update { key ddns; };" });
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

  test("an alias that something stands beside, which was not in the file, is not made, and nothing goes", async () => {
    const origin = "unseen.example.";
    const zone = zoneOf(`${soa(origin)}a.${origin} 60 IN A 192.0.2.1\n`);
    const edits = [remove(zone, `a.${origin} A 192.0.2.1`), add(`a.${origin} 60 IN CNAME b.${origin}`)];
    const before = await asServed(server, origin);
    expect((await nsupdate(emissionOf({ zone, edits }))).status).toBe(2);
    expect(await asServed(server, origin)).toEqual(before);
  });

  test("where no zone was read, a set is only made where there is none; each zone is sent by itself", async () => {
    const made = (origin: string, line: string) => emissionOfRecords(origin as Name, [spec(`${line}`)], []);
    const refused = made("unseen.example.", "a.unseen.example. 60 IN A 192.0.2.2");
    const beside = made("unseen.example.", 'a.unseen.example. 60 IN TXT "proof"');
    const fresh = made("free.example.", "_sip._tls.free.example. 60 IN SRV 0 0 443 sip.free.example.");
    const before = await asServed(server, "unseen.example.");
    expect((await nsupdate(refused, fresh)).status).toBe(2);
    expect(await asServed(server, "unseen.example.")).toEqual(before);
    expect(await asServed(server, "free.example.")).toContain(
      "_sip._tls.free.example. 60 IN SRV 0 0 443 sip.free.example.",
    );
    expect((await nsupdate(beside)).status).toBe(0);
    expect(await asServed(server, "unseen.example.")).toContain('a.unseen.example. 60 IN TXT "unseen"');
    expect((await nsupdate(inverse(beside), inverse(fresh))).status).toBe(0);
    expect(await asServed(server, "unseen.example.")).toEqual(before);
    expect(await asServed(server, "free.example.")).toEqual(["free.example. 60 IN NS ns.example."]);
  });
});
