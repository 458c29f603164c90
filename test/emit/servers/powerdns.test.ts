import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emission, emissionOfRecords, emissionOfZone, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/powerdns.js";
import { recordText } from "../../../src/zone/canonical.js";
import type { Name } from "../../../src/zone/name.js";
import { spec } from "../../fix/zone-text.js";
import { cases } from "../cases.js";
import { someOfEveryType, origin as types } from "../every-type.js";
import { asFixWrites, asItWas, asServed, changes } from "./changes.js";
import { type PowerDns, startPowerDns } from "./powerdns.js";

/** What the API does not take is left out in words, and then nothing is made. */
const taken = changes.filter(({ emission }) => !emit(target, [emission]).isIncomplete);
let server: PowerDns;

beforeAll(async () => {
  const files = taken.map(({ origin, text }) => [origin, text]);
  server = await startPowerDns({ ...Object.fromEntries(files), [types]: `${types} 60 IN SOA ns h 1 2 3 4 5\n` });
});

afterAll(async () => {
  await server.stop();
});

async function patch(emission: Emission): Promise<string> {
  const [{ text } = { text: "" }] = emit(target, [emission]).texts;
  const answer = await server.call("PATCH", `zones/${emission.origin}`, text);
  return `${answer.status} ${await answer.text()}`;
}

interface Held {
  readonly rrsets: readonly {
    readonly name: string;
    readonly type: string;
    readonly ttl: number;
    readonly records: readonly { readonly content: string }[];
  }[];
}

/** The zone as the API shows it, without its SOA: sorted lines. */
async function asHeld(origin: string): Promise<string[]> {
  const { rrsets } = (await (await server.call("GET", `zones/${origin}`)).json()) as Held;
  return rrsets
    .filter(({ type }) => type !== "SOA")
    .flatMap(({ name, type, ttl, records }) => records.map(({ content }) => `${name} ${ttl} IN ${type} ${content}`))
    .map((line) => recordText(spec(line)))
    .sort();
}

describe("the HTTP API of PowerDNS", () => {
  test("takes every case, and most hostile changes", () => {
    expect(taken.slice(0, cases.length).map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
    expect(taken.length - cases.length).toBeGreaterThan(10);
  });

  test("takes every type that is not refused, and gives it back as it was", async () => {
    const records = someOfEveryType(target, types, 12);
    expect(new Set(records.map(({ type }) => type)).size).toBeGreaterThan(20);
    expect(await patch(emissionOfZone(types, records, "types.zone"))).toBe("204 ");
    expect(await asServed(server, types)).toEqual(records.map(recordText).sort());
  });

  // SQLite has one writer.
  test.each(taken)("$name: made as fix makes it, and taken back", async (change) => {
    const { origin, emission } = change;
    expect(await patch(emission)).toBe("204 ");
    expect(await asHeld(origin)).toEqual(asFixWrites(change));
    expect(await patch(inverse(emission))).toBe("204 ");
    expect(await asServed(server, origin)).toEqual(asItWas(change));
  });

  test("what nobody has read is never written over: a server without EXTEND refuses it all", async () => {
    const [change] = taken;
    if (!change) throw new Error("no case");
    const before = await asServed(server, change.origin);
    const record = spec(`mail.${change.origin} 60 IN A 203.0.113.99`);
    const answer = await patch(emissionOfRecords(change.origin as Name, [record], []));
    expect(answer).toMatch(/^422 .*Changetype/);
    expect(await asServed(server, change.origin)).toEqual(before);
  });
});
