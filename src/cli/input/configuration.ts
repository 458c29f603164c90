import { resolve } from "node:path";
import type { Config } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import { CannotRun } from "../exit.js";
import { knownRuleIds } from "../known-rules.js";
import { findProject } from "../project.js";
import { folderOf } from "./gather.js";
import type { InputOptions } from "./options.js";
import { sourceOf } from "./read-zones.js";

export interface Surroundings {
  readonly config?: Config;
  /** Absolute; absent without a configuration. */
  readonly configPath?: string;
  /** What an $INCLUDE must stay in, absolute. */
  readonly root: string;
}

/**
 * Finds and reads the configuration that governs some PATHs.
 * @throws CannotRun when it is not there, cannot be read, or is wrong: each fault with its line
 */
export async function surroundings(
  paths: readonly string[],
  options: Pick<InputOptions, "config">,
  cwd: string,
): Promise<Surroundings> {
  const from = paths[0] === undefined ? cwd : folderOf(paths[0], cwd);
  const given =
    typeof options.config === "string" ? resolve(cwd, options.config) : options.config === false ? false : undefined;
  const { configPath, root } = findProject(from, cwd, given);
  if (configPath === undefined) return { root };
  const source = sourceOf(configPath, cwd);
  if (typeof source === "string") throw new CannotRun(source);
  const { readConfig } = await import("../config/read.js");
  const config = readConfig(source, configPath, await knownRuleIds());
  if (!("faults" in config)) return { config, configPath, root };
  throw new CannotRun(config.faults.map(({ at, reason }) => statedAt(at, reason)).join("\n"));
}
