import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emit } from "../../../src/emit/emit.js";
import { target } from "../../../src/emit/targets/bind.js";
import { zoneFile } from "../../../src/emit/zone-file/zone-file.js";
import { recordText } from "../../../src/zone/canonical.js";
import { writtenZone } from "../../../src/zone/written.js";
import { asFixWrites, asItWas, asServed, type Change, changes } from "./changes.js";
import type { NameServer } from "./name-server.js";
import { startNsd } from "./nsd.js";

/** What `convert --to bind` writes of the zone; the zone as it is changed has a name of its own beside it. */
const converted = ({ changeSet }: Change) => [...zoneFile(writtenZone(changeSet.zone), [])].join("\n");

/** The zone without what the comments of `--to bind` name, and the lines of `--to bind` appended. */
function appended({ changeSet, emission }: Change): string {
  const text = emit(target, [emission]).texts[0]?.text ?? "";
  const gone = new Set([...text.matchAll(/^; delete: (.*)$/gm)].map(([, line]) => line));
  const kept = Array.from(changeSet.zone.all(), recordText).filter((line) => !gone.has(line));
  return `${kept.join("\n")}\n${text}`;
}

/** NSD 4.6 takes the blank after a name that ends with an escaped backslash for an escaped blank. */
const taken = changes.filter(({ text }) => !text.includes("a\\\\."));

let first: NameServer;
let second: NameServer;

beforeAll(async () => {
  const files = (write: (change: Change) => string) =>
    Object.fromEntries(taken.map((change) => [change.origin, `${write(change)}\n`]));
  [first, second] = await Promise.all([startNsd(files(converted)), startNsd(files(appended))]);
});

afterAll(() => Promise.all([first.stop(), second.stop()]));

describe("NSD", () => {
  test.concurrent.each(taken)(
    "$name: serves what is converted to a zone file, and what is appended to one",
    async (change) => {
      expect(await asServed(first, change.origin)).toEqual(asItWas(change));
      expect(await asServed(second, change.origin)).toEqual(asFixWrites(change));
    },
  );
});
