import fc from "fast-check";
import type { Target } from "../../src/emit/target.js";
import { type Name, toName } from "../../src/zone/name.js";
import { isProviders } from "../../src/zone/provided.js";
import type { RecordSpec } from "../../src/zone/record.js";
import { recordTypes } from "../../src/zone/rr/index.js";
import { spec } from "../fix/zone-text.js";
import { rdataArbitrary } from "../zone/rdata-arbitrary.js";

/**
 * Some records of every type, each at a name of its own below `origin`, that a target neither refuses nor leaves to the provider; the same in
 * each run. A zone has its SOA already. What is no record by itself (an impossible date, a wrong bitmap) is left out.
 */
export function someOfEveryType(target: Target, origin: Name, each: number): RecordSpec[] {
  const types = Object.values(recordTypes).filter(({ mnemonic }) => mnemonic !== "SOA");
  return types.flatMap((type) =>
    fc
      .sample(rdataArbitrary(type), { seed: 1035, numRuns: each })
      .map(({ text }, index) =>
        recordOf(`${type.mnemonic.toLowerCase()}-${index}.${origin} 60 IN ${type.mnemonic} ${text}`),
      )
      .filter((record) => record !== undefined)
      .filter((record) => !(target.keepsApex && isProviders(record, origin)))
      .filter((record) => target.limit?.(record, origin)?.kind !== "refused"),
  );
}

function recordOf(line: string): RecordSpec | undefined {
  try {
    return spec(line);
  } catch {
    return undefined;
  }
}

export const origin = toName("types.example") as Name;
