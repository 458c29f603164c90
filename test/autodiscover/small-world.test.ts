import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { zoneFromText } from "../zone-from-text.js";
import { dimensions, worlds } from "./small-world.js";
import {
  cureFaults,
  cureOf,
  inWords,
  judge,
  ofDomain,
  type Played,
  play,
  verdictFaults,
} from "./small-world-faults.js";

const known = new Map<string, ReturnType<typeof zoneFromText>>();
function zoneOnce(...asked: Parameters<typeof zoneFromText>) {
  const key = asked[0];
  const found = known.get(key) ?? zoneFromText(...asked);
  known.set(key, found);
  return found;
}

// Tens of thousands of estates: half a minute of work, more on a busy machine.
const patience = { timeout: 600_000 };

test("in every small world the verdict is what the clients meet, and the cure cures", patience, () => {
  const faults: string[] = [];
  let count = 0;
  let cures = 0;
  // Of the world with the same zones and certificate in which every client is declared: it comes first.
  let ofAll: readonly Played[] = [];
  let cureOfAll = "";
  for (const world of worlds()) {
    count++;
    if (world.isFirst) known.clear();
    const estate = estateFromText(world.estate, zoneOnce);
    const [client, ...others] = world.clients;
    const isOfAll = others.length > 0;
    if (isOfAll) ofAll = play(estate);
    const played = isOfAll ? ofAll : ofAll.filter((one) => one.client === client);
    const report = judge(world, estate);
    const found = [...verdictFaults(world, estate, report, played)];
    const cure = cureOf(report);
    if (cure !== "") cures++;
    if (cure !== "" && (isOfAll || cure !== cureOfAll)) found.push(...cureFaults(world, estate, report, played));
    if (isOfAll) cureOfAll = cure;
    for (const fault of found) {
      faults.push(`${fault}: ${world.title}: ${inWords(ofDomain(report)).join(", ") || "nothing"}`);
    }
  }
  console.log(`${count} worlds (${dimensions.join(" x ")}), ${cures} with a cure, ${faults.length} faults`);
  expect(faults.slice(0, 40)).toEqual([]);
});

/** What is said of an estate, whatever the order of zones, records and names. */
function sayings(text: EstateText): string {
  const { findings } = lint(estateFromText(text));
  return findings
    .map(({ rule, severity, certainty, owner, domain: of }) => [rule, severity, certainty, owner, of].join(" "))
    .sort()
    .join("\n");
}

function reversed(text: EstateText): EstateText {
  const zones = Object.entries(text.zones).map(([origin, lines]) => [
    origin,
    `${lines.trim().split("\n").reverse().join("\n")}\n`,
  ]);
  return {
    ...text,
    zones: Object.fromEntries(zones.reverse()),
    certificate: text.certificate?.trim().split(/\s+/).reverse().join(" ") ?? "",
  };
}

test("the order of zones, records and names changes no verdict", patience, () => {
  const some = [...worlds()].filter((_, i) => i % 29 === 0);
  const changed = some.filter(({ estate }) => sayings(estate) !== sayings(reversed(estate)));
  expect(changed.map(({ title }) => title)).toEqual([]);
});
