import { describe, expect, onTestFinished, test } from "vitest";
import { type TransferOptions, transfer } from "../../../src/verify/dns/axfr.js";
import { readTsigKey } from "../../../src/verify/dns/key-file.js";
import type { TsigKey } from "../../../src/verify/dns/tsig.js";
import type { Name } from "../../../src/zone/name.js";
import { startBind } from "../../emit/servers/bind.js";
import { startKnot } from "../../emit/servers/knot.js";
import { sourceOf } from "../../fix/zone-text.js";
import { type Misbehaviour, startMisbehaving } from "../misbehaving-server.js";
import { framed, idOf, message, name, octets, pointer, questionOf, record, u32 } from "../wire.js";
import { withServer } from "../with-server.js";

const origin = "contoso.example." as Name;
const limits: TransferOptions = { patience: 1000, overall: 3000, room: 10_000_000 };
const secret = "em9uZXdyaWdodCB6b25ld3JpZ2h0IHpvbmV3cmlnaHQ=";

async function transferred(port: number, options: Partial<TransferOptions> = {}) {
  let records = 0;
  const server = { address: "127.0.0.1", family: 4, port, label: "it" } as const;
  return { ...(await transfer(server, origin, { ...limits, ...options }, () => records++)), taken: records };
}

function keyOf(text: string): TsigKey {
  const key = readTsigKey(sourceOf(text));
  if ("refused" in key) throw new Error(key.refused);
  return key;
}

const keyText = (algorithm: string, other = secret) =>
  `key "transfer" { algorithm ${algorithm}; secret "${other}"; };\n`;

/** Long enough for several messages. */
const zone = `$TTL 60\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n${Array.from({ length: 3000 }, (_, i) => `h${i} TXT "${"x".repeat(200)}"\n`).join("")}`;

const algorithms = ["hmac-md5", "hmac-sha1", "hmac-sha224", "hmac-sha256", "hmac-sha384", "hmac-sha512"];

describe.each(algorithms)("%s", (algorithm) => {
  const starts = [
    ["BIND", () => startBind({ [origin]: zone }, { lines: keyText(algorithm), transferTo: "key transfer;" })],
    [
      "Knot",
      () =>
        startKnot(
          { [origin]: zone },
          { key: `key:\n  - id: transfer\n    algorithm: ${algorithm}\n    secret: ${secret}\n` },
        ),
    ],
  ] as const;

  test.concurrent.each(starts)("a zone of many messages from %s", async (_name, start) => {
    await withServer(start(), async ({ port }) => {
      const key = keyOf(keyText(algorithm));
      expect(await transferred(port, { key })).toEqual({ outcome: "whole", records: 3003, taken: 3003 });
      expect(await transferred(port)).toEqual({
        outcome: "refused",
        why: expect.stringMatching(/REFUSED|NOTAUTH/),
        taken: 0,
      });
      const wrong = keyOf(keyText(algorithm, "YW5vdGhlciBzZWNyZXQ="));
      expect(await transferred(port, { key: wrong })).toEqual({
        outcome: "refused",
        why: "it refuses the key (BADSIG)",
        taken: 0,
      });
      expect(await transferred(port, { key: { ...key, name: "other." as Name } })).toEqual({
        outcome: "refused",
        why: "it refuses the key (BADKEY)",
        taken: 0,
      });
    });
  });
});

const soa = (serial: number) =>
  record(pointer(12), 6, octets(name("ns1"), name("h"), u32(serial), u32(2), u32(3), u32(4), u32(5)));
const a = record(pointer(12), 1, [192, 0, 2, 1]);
const sending =
  (...messages: readonly (readonly Uint8Array[])[]): Misbehaviour =>
  (query, reply) => {
    for (const answers of messages) reply(framed(message({ id: idOf(query), question: questionOf(query), answers })));
  };

async function from(tcp: Misbehaviour, options: Partial<TransferOptions> = {}) {
  const server = await startMisbehaving({ tcp });
  onTestFinished(() => server.stop());
  return transferred(server.port, { patience: 150, overall: 600, ...options });
}

describe("transfers that are not to be believed", () => {
  test("what is whole, in one message and in several", async () => {
    expect(await from(sending([soa(1), a, soa(1)]))).toMatchObject({ outcome: "whole", records: 2 });
    expect(await from(sending([soa(1)], [a], [a, a], [soa(1)]))).toMatchObject({ outcome: "whole", records: 4 });
  });

  test.each<[string, Misbehaviour, string]>([
    ["no SOA at the beginning", sending([a, soa(1)]), "it does not begin with the SOA record (RFC 5936 §2.2)"],
    ["another SOA at the end", sending([soa(1), a], [soa(2)]), "its two SOA records differ"],
    ["more after the end", sending([soa(1), a, soa(1), a]), "it goes on after the second SOA record"],
    ["no end", sending([soa(1), a]), "it does not answer"],
    ["a message without records", sending([soa(1)], []), "it answers without records"],
    [
      "another class",
      sending([soa(1), record(pointer(12), 1, [1, 2, 3, 4], { inet: 3 })]),
      "it has records of another class",
    ],
    [
      "another id",
      (query, reply) =>
        reply(framed(message({ id: idOf(query) ^ 1, question: questionOf(query), answers: [soa(1), soa(1)] }))),
      "it answers something else",
    ],
    [
      "octets that are no message",
      (_query, reply) => reply(framed(octets([1, 2, 3]))),
      "what it sends is no message of DNS",
    ],
    ["half a message", (_query, reply) => reply(octets([0, 100, 1, 2, 3])), "it does not answer"],
    ["no signature where there was a key", sending([soa(1), soa(1)]), "it does not sign its answer"],
  ])("%s", async (what, way, why) => {
    const options = what.includes("key") ? { key: keyOf(keyText("hmac-sha256")) } : {};
    const { outcome, ...rest } = await from(way, options);
    expect(outcome).not.toBe("whole");
    expect(rest).toMatchObject({ why });
  });

  test("a zone without end", async () => {
    const endless: Misbehaviour = (query, reply) => {
      const one = (answers: Uint8Array[]) => framed(message({ id: idOf(query), question: questionOf(query), answers }));
      reply(one([soa(1)]));
      const more = one([a]);
      for (let i = 0; i < 1000; i++) reply(more);
    };
    expect(await from(endless, { room: 20_000, patience: 2000, overall: 5000 })).toMatchObject({
      outcome: "broken",
      why: "it sends more than the zone can have",
    });
    const dripping: Misbehaviour = (query, reply) => {
      const one = (answers: Uint8Array[]) => framed(message({ id: idOf(query), question: questionOf(query), answers }));
      reply(one([soa(1)]));
      const timer = setInterval(() => reply(one([a])), 20);
      setTimeout(() => clearInterval(timer), 2000).unref();
    };
    expect(await from(dripping)).toMatchObject({ outcome: "broken", why: "it takes too long" });
  });
});
