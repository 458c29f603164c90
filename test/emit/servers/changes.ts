import fc from "fast-check";
import { recordsOf } from "../../../src/emit/emission.js";
import { applyChangeSet } from "../../../src/fix/patch.js";
import { recordText } from "../../../src/zone/canonical.js";
import { readZone } from "../../../src/zone/reader.js";
import type { RecordSpec } from "../../../src/zone/record.js";
import { spec } from "../../fix/zone-text.js";
import { cases } from "../cases.js";
import { hostileChange } from "../hostile-change.js";
import { type Moved, moved } from "./moved.js";
import type { NameServer, ZoneFiles } from "./name-server.js";

export interface Change extends Moved {
  readonly name: string;
}

/** As many as a server is asked to make beside the cases; the same ones in each run. */
const hostile = fc
  .sample(hostileChange, { seed: 2136, numRuns: 24 })
  .filter(({ emission }) => emission.edits.length > 0)
  // No server loads a delegation of a wildcard (RFC 4592 §4.2).
  .filter(({ zone, emission }) => ![...zone.all(), ...emission.edits.flatMap(recordsOf)].some(isWildcardCut));

function isWildcardCut({ owner, type }: RecordSpec): boolean {
  return type === "NS" && owner.startsWith("*");
}

/** Every case, and changes that hold everything that could mean something to a parser; each of a zone of its own. */
export const changes: readonly Change[] = [
  ...cases.map(({ name, zone, emission }) => ({ name, ...moved(`${name}.example.`, zone, emission) })),
  ...hostile.map(({ zone, emission }, index) => {
    const name = `hostile-${index + 1}`;
    return { name, ...moved(`${name}.example.`, zone, emission) };
  }),
];

/** The zones before the changes. */
export const zoneFiles: ZoneFiles = Object.fromEntries(changes.map(({ origin, text }) => [origin, text]));

/** The zone as `fix` would have written it, without its SOA: sorted lines. */
export function asFixWrites({ changeSet }: Change): string[] {
  const patch = applyChangeSet(changeSet);
  if ("refused" in patch) throw new Error(patch.refused);
  const [file] = patch.files;
  if (!file) throw new Error("nothing to change");
  const { zone, problems } = readZone(file.patched, { origin: changeSet.zone.origin });
  if (problems.length > 0) throw new Error(problems[0]?.reason);
  return lines(zone.all());
}

/** The zone before the change, likewise. */
export function asItWas({ changeSet }: Change): string[] {
  return lines(changeSet.zone.all());
}

/** The zone as a server has it, likewise. */
export async function asServed(server: NameServer, origin: string): Promise<string[]> {
  return lines((await server.axfr(origin)).map(spec));
}

function lines(records: Iterable<RecordSpec>): string[] {
  return [...new Set(Array.from(records, recordText))].filter((line) => line.split(" ")[3] !== "SOA").sort();
}
