import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Emission, inverse } from "../../../src/emit/emission.js";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/knsupdate.js";
import { asFixWrites, asItWas, asServed, changes } from "./changes.js";
import { startKnot } from "./knot.js";
import type { NameServer } from "./name-server.js";
import { type Ended, runTool } from "./run-tool.js";

let server: NameServer;

/** Knot takes a backtick in a name only as \096. */
const taken = changes.filter(({ text, emission }) => !`${text}${JSON.stringify(emission.edits)}`.includes("b`"));

beforeAll(async () => {
  server = await startKnot(Object.fromEntries(taken.map(({ origin, text }) => [origin, text])));
});

afterAll(async () => {
  await server.stop();
});

function knsupdate(...emissions: Emission[]): Promise<Ended> {
  const { texts, left } = emit(target, emissions);
  expect(left).toEqual([]);
  return runTool("knsupdate", [], `server 127.0.0.1 ${server.port}\n${texts[0]?.text}`);
}

describe("knsupdate at Knot", () => {
  test.concurrent.each(taken)("$name: made as fix makes it; not twice; taken back", async (change) => {
    const { origin, emission } = change;
    const made = await knsupdate(emission);
    expect(made.status, made.out).toBe(0);
    expect(await asServed(server, origin)).toEqual(asFixWrites(change));
    const again = await knsupdate(emission);
    expect(again.status, again.out).toBe(1);
    expect(await asServed(server, origin)).toEqual(asFixWrites(change));
    const back = await knsupdate(inverse(emission));
    expect(back.status, back.out).toBe(0);
    expect(await asServed(server, origin)).toEqual(asItWas(change));
  });
});
