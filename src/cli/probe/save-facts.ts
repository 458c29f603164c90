import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { HostFacts } from "../../estate/estate.js";
import { factsFile, factsFileMark } from "../../verify/probe/facts-file.js";
import { readFacts } from "../config/read.js";
import { statedAt } from "../config/stated-at.js";
import { CannotRun } from "../exit.js";
import { waitingName } from "../fix/write-beside.js";
import { reasonOf } from "../input/gather.js";
import { sourceOf } from "../input/read-zones.js";

/** The file of `--save-facts` as it is before anybody is asked. */
export interface FactsDestination {
  /** Absolute. */
  readonly path: string;
  /** As it was given. */
  readonly shown: string;
  /** What an earlier run left there. */
  readonly earlier: ReadonlyMap<string, HostFacts>;
}

/**
 * Looks whether facts may be kept in a file: a new one, or one that was written so before.
 * @throws CannotRun for a file that somebody wrote by hand, and for one that cannot be read
 */
export function factsDestination(file: string, cwd: string): FactsDestination {
  const path = resolve(cwd, file);
  const refuse = (why: string) => new CannotRun(`--save-facts ${file}: ${why}`);
  if (!existsSync(path)) return { path, shown: file, earlier: new Map() };
  if (!statSync(path).isFile()) throw refuse("it is there already, and no file.");
  const source = sourceOf(path, cwd);
  if (typeof source === "string") throw refuse(source);
  if (!new TextDecoder().decode(source.bytes).startsWith(factsFileMark)) {
    throw refuse("it is there already, and --save-facts did not write it. It was left as it is; name another file.");
  }
  const earlier = readFacts(source);
  if (!("faults" in earlier)) return { path, shown: file, earlier };
  throw refuse(earlier.faults.map(({ at, reason }) => statedAt(at, `${reason}.`)).join("\n"));
}

/**
 * Keeps facts: those of hosts that were asked take the place of earlier ones, the others stay.
 * @returns what was done: a sentence
 * @throws CannotRun when the file cannot be written
 */
export function saveFacts(
  { path, shown, earlier }: FactsDestination,
  facts: ReadonlyMap<string, HostFacts>,
  now: Date,
): string {
  const text = factsFile(new Map([...earlier, ...facts]), now);
  const waiting = waitingName(path, randomBytes(4).toString("hex"));
  try {
    writeFileSync(waiting, text, { flag: "wx" });
    renameSync(waiting, path);
  } catch (error) {
    rmSync(waiting, { force: true });
    throw new CannotRun(`${shown} cannot be written: ${reasonOf(error)}.`);
  }
  const stays = [...earlier.keys()].filter((key) => !facts.has(key)).length;
  const kept = stays === 0 ? "" : `, beside ${stays} of earlier runs`;
  return `${shown} holds what ${facts.size} names and addresses answered${kept}: zonewright lint --facts ${shown} judges by it without asking again.`;
}
