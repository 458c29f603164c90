import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zonesFromText } from "../zone-from-text.js";
import { disagreement } from "./resolver/disagreement.js";
import { bind, isMissing, type NameServer, nsd, serving } from "./resolver/name-server.js";
import { type Demands, zonesAndQuestions } from "./resolver/zones-arbitrary.js";

// ZONEWRIGHT_QUESTIONS=100000 is a long run; ZONEWRIGHT_SEED repeats the one that a failure names.
const firstSeed = Number(process.env.ZONEWRIGHT_SEED ?? Date.now() % 2 ** 31);
const perRun = 3000;
const runs = Math.ceil(Number(process.env.ZONEWRIGHT_QUESTIONS ?? perRun) / perRun);

const servers: readonly (readonly [server: NameServer, demands: Demands])[] = [
  [bind, { nothingBelowDname: false, delegatedChildren: false }],
  [nsd, { nothingBelowDname: true, delegatedChildren: true }],
];

describe.each(servers)("what $command answers", (server, demands) => {
  test.skipIf(isMissing(server))(
    `to ${runs * perRun} questions, seed ${firstSeed}`,
    { timeout: 60_000 * runs },
    async () => {
      for (let run = 0; run < runs; run++) {
        const seed = firstSeed + run;
        const [sample] = fc.sample(zonesAndQuestions(demands, 20, seed % 3 === 0, perRun), { seed, numRuns: 1 });
        if (!sample) throw new Error("no zones");
        const zones = zonesFromText(sample.zones);
        const found = await serving(server, sample.zones, (client) =>
          Promise.all(sample.questions.map((question) => disagreement(client, zones, question))),
        );
        const differences = found.filter((difference) => difference !== undefined);
        expect(differences.slice(0, 5), `${differences.length} differences with ZONEWRIGHT_SEED=${seed}`).toEqual([]);
      }
    },
  );
});
