import { resolve } from "node:path";
import type { HostFacts } from "../../estate/estate.js";
import type { Config } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import { sourceOf } from "./read-zones.js";
import { identityOf } from "./stated-paths.js";

/** What hosts answered when they were asked, together with what the configuration declares of them. */
export interface ReadHostFacts {
  readonly hosts: ReadonlyMap<string, HostFacts>;
  /** The answers alone. */
  readonly measured: ReadonlyMap<string, HostFacts>;
  /** The file, absolute, symbolic links resolved: it is no zone, wherever it lies. */
  readonly identities: readonly string[];
  /** What could not be read: whole sentences. */
  readonly failures: readonly string[];
  /** Where the two contradict each other: whole sentences. */
  readonly remarks: readonly string[];
}

const nothing = { measured: new Map<string, HostFacts>(), identities: [], remarks: [] };

/**
 * Reads the file of `--facts`, which stands in for the one of the configuration.
 * @param given relative to `cwd`
 * @returns undefined when there is none: nothing is loaded for it
 */
export async function readHostFacts(
  given: string | undefined,
  config: Config | undefined,
  cwd: string,
): Promise<ReadHostFacts | undefined> {
  const file = given === undefined ? config?.facts?.file : resolve(cwd, given);
  if (file === undefined) return undefined;
  const declared = config?.hosts ?? new Map<string, HostFacts>();
  const source = sourceOf(file, cwd);
  const failed = (failures: readonly string[]) => ({ ...nothing, hosts: declared, failures });
  if (typeof source === "string") return failed([given === undefined ? statedAt(config?.facts?.at, source) : source]);
  const { readFacts } = await import("../config/read.js");
  const { withMeasured } = await import("../../estate/measured-hosts.js");
  const measured = readFacts(source);
  if ("faults" in measured) return failed(measured.faults.map(({ at, reason }) => statedAt(at, `${reason}.`)));
  return { ...withMeasured(declared, measured), measured, identities: [identityOf(file)], failures: [] };
}
