import { realpathSync } from "node:fs";
import { buildEstate } from "../../estate/build.js";
import type { Estate } from "../../estate/estate.js";
import type { Inference } from "../../finding.js";
import { root } from "../../zone/name.js";
import type { Include } from "../../zone/reading.js";
import type { View } from "../../zone/zone.js";
import type { Config } from "../config/config.js";
import { CannotRun } from "../exit.js";
import type { Progress } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { domainName } from "./arguments.js";
import { askedAbout } from "./asked.js";
import { type Surroundings, surroundings } from "./configuration.js";
import type { FoundZones } from "./found-zones.js";
import { type GivenFacts, givenFacts } from "./given-facts.js";
import { includesWithin } from "./includes.js";
import { manyZones, optimiseLater } from "./late-optimisation.js";
import type { InputOptions } from "./options.js";
import { type ReadFile, readZones, type ZoneFile } from "./read-zones.js";
import { remarksOn } from "./remarks.js";
import { writableFolders } from "./writable-folders.js";
import { findZones } from "./zone-files.js";

/** Everything that a command reads before it does its own work. */
export interface Session {
  readonly estate: Estate;
  readonly files: readonly ReadFile[];
  readonly config?: Config;
  /** What was concluded of the configurations of name servers. */
  readonly inferences: readonly Inference[];
  /** What could not be read, as whole sentences; with any of them the exit status is 2. */
  readonly failures: readonly string[];
  /** What was left out, for standard error. */
  readonly remarks: readonly string[];
  /** Files that are not to be written, by the path that reports show, and why: a clause. */
  readonly kept: ReadonlyMap<string, string>;
  /** The project's root, absolute. */
  readonly root: string;
  /** The folders that files may be written in: absolute, links resolved, the root first. */
  writableFolders(): readonly string[];
  /** Opens the file of an $INCLUDE, as it was opened when the zones were read. */
  readonly include: Include;
  /** Whether a finding in a file is asked about, by the path that reports show. */
  isAsked(file: string): boolean;
}

/** What a session rests on beside its zones: read once, however many sessions share it. */
export interface Grounds extends Surroundings {
  readonly given: GivenFacts;
}

/**
 * Finds and reads everything: configuration, certificates, zones.
 * @param paths PATH arguments as given
 * @param progress told how far the reading is
 * @throws CannotRun when arguments are wrong, or there is no zone file at all
 */
export async function openSession(
  paths: readonly string[],
  options: InputOptions,
  terminal: Pick<Terminal, "cwd" | "env" | "askSecret">,
  progress: Progress,
): Promise<Session> {
  const around = await surroundings(paths, options, terminal.cwd);
  const given = await givenFacts(options, around.config, terminal);
  return sessionOn({ ...around, given }, paths, options, terminal, progress);
}

/** Finds and reads the zones of a session. */
export async function sessionOn(
  { config, configPath, root: confines, given }: Grounds,
  paths: readonly string[],
  options: InputOptions,
  terminal: Pick<Terminal, "cwd" | "env">,
  progress: Progress,
): Promise<Session> {
  const { cwd } = terminal;
  const noZones = new Set([...given.identities, ...(configPath === undefined ? [] : [realpathSync(configPath)])]);
  const found = withoutFiles(noZones, await findZones(paths, options, config, cwd));
  const unread = [...found.failures.map((sentence) => `${sentence}.`), ...given.failures];
  if (found.files.length === 0) throw nothingFound(paths, unread, found.remarks);
  const include = includesWithin(confines, cwd, found.folders);
  if (found.files.length >= manyZones) await optimiseLater();
  const zones = await readZones(withOrigin(found, options.origin), include, terminal, progress);
  const { read } = zones;
  const problems = read.flatMap((file) => file.problems);
  const notes = read.flatMap((file) => file.notes);
  const views = { public: zonesOf(read, "public"), internal: zonesOf(read, "internal") };
  return {
    estate: buildEstate({ ...given.estate, zones: views, problems, notes }),
    files: read,
    ...(config && { config }),
    inferences: found.notes ?? [],
    failures: [...unread, ...zones.failures],
    remarks: [...given.remarks, ...(found.remarks ?? []), ...remarksOn(found.passedOver, zones, cwd)],
    kept: found.kept ?? new Map(),
    root: confines,
    writableFolders: () => writableFolders(paths, options, { root: confines, config, server: found.folders }, cwd),
    include: (path, from) => include(path, from),
    isAsked: askedAbout(found.asked, configPath, read, cwd),
  };
}

function zonesOf(read: readonly ReadFile[], view: View) {
  return read.filter(({ file }) => file.view === view).map(({ zone }) => zone);
}

/** Certificates and the configuration are no zones, wherever they lie. */
function withoutFiles(identities: ReadonlySet<string>, found: FoundZones): FoundZones {
  const isZone = ({ identity }: { readonly identity: string }) => !identities.has(identity);
  return { ...found, files: found.files.filter(isZone), passedOver: found.passedOver.filter(isZone) };
}

/** `--origin` names the one file that a PATH gives, or the one that there is. */
function withOrigin({ files, asked }: FoundZones, origin: string | undefined): readonly ZoneFile[] {
  if (origin === undefined) return files;
  const name = origin === "." ? root : domainName(origin, "--origin");
  const meant = files.filter(({ identity }) => asked?.has(identity) ?? true);
  if (meant.length > 1) {
    throw new CannotRun(
      `--origin says what one zone file is called, and ${meant.length} were found. ` +
        "Give one file, or state origins under zones: in zonewright.yaml.",
    );
  }
  return files.map((file) => (meant.includes(file) ? { ...file, origin: name } : file));
}

/** @param remarks what was read and named no zone: they say it better */
function nothingFound(paths: readonly string[], failures: readonly string[], remarks: readonly string[] = []) {
  if (remarks.length > 0) return new CannotRun([...failures, ...remarks].join("\n"));
  const where = paths.length === 0 ? "here" : `in ${paths.join(", ")}`;
  const sentence =
    `No zone file ${where}: give a file, or a folder with files called ` +
    "*.zone, *.db, *.dns, *.bind or db.*, or *.txt files of records.";
  return new CannotRun([...failures, sentence].join("\n"));
}
