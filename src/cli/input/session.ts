import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { buildEstate } from "../../estate/build.js";
import type { Estate } from "../../estate/estate.js";
import type { Inference } from "../../finding.js";
import { plural } from "../../report/duration.js";
import { placeOf } from "../../report/located.js";
import { root, withoutDot } from "../../zone/name.js";
import type { Include } from "../../zone/reading.js";
import type { Config } from "../config/config.js";
import { CannotRun } from "../exit.js";
import { domainArguments, domainName, nowArgument, proofArguments } from "./arguments.js";
import { readCertificates } from "./certificates.js";
import { surroundings } from "./configuration.js";
import { includesWithin } from "./includes.js";
import type { InputOptions } from "./options.js";
import { shownPath } from "./path.js";
import { type ReadFile, type ReadZones, readZones, type ZoneFile } from "./read-zones.js";
import { findZones } from "./zone-files.js";

/** Everything that a command reads before it does its own work. */
export interface Session {
  readonly estate: Estate;
  readonly files: readonly ReadFile[];
  readonly notes: readonly Inference[];
  readonly config?: Config;
  /** What could not be read, as whole sentences; with any of them the exit status is 2. */
  readonly failures: readonly string[];
  /** What was left out, for standard error. */
  readonly remarks: readonly string[];
  /** Opens the file of an $INCLUDE, as it was opened when the zones were read. */
  readonly include: Include;
  /** Whether a finding in a file is asked about, by the path that reports show. */
  isAsked(file: string): boolean;
}

/**
 * Finds and reads everything: configuration, certificates, zones.
 * @param paths PATH arguments as given
 * @throws CannotRun when arguments are wrong, or there is no zone file at all
 */
export async function openSession(paths: readonly string[], options: InputOptions, cwd: string): Promise<Session> {
  const { config, configPath, root: confines } = await surroundings(paths, options, cwd);
  const only = domainArguments(options.domain);
  const proofs = proofArguments(options.proof);
  const now = nowArgument(options.now);
  const files = options.cert.map((file) => resolve(cwd, file));
  const given = readCertificates(files, options.san, config?.certificates ?? [], cwd);
  const found = await findZones(paths, options.internal, config, cwd);
  const noZones = new Set([...given.identities, ...(configPath === undefined ? [] : [realpathSync(configPath)])]);
  const readable = found.files.filter(({ identity }) => !noZones.has(identity));
  const zoneFiles = withOrigin(readable, options.origin, found.asked);
  const failures = [...found.failures.map((sentence) => `${sentence}.`), ...given.failures];
  if (zoneFiles.length === 0) throw nothingFound(paths, failures);
  const include = includesWithin(confines, cwd);
  const zones = readZones(zoneFiles, include, cwd);
  const estate = buildEstate({
    zones: { public: zonesOf(zones.read, "public"), internal: zonesOf(zones.read, "internal") },
    problems: zones.read.flatMap(({ problems }) => problems),
    certificates: given.certificates,
    declared: [...proofs, ...(config?.domains ?? [])],
    only,
    hosts: config?.hosts ?? new Map(),
    ...(config?.exchange && { exchange: config.exchange }),
    now,
  });
  const passedOver = found.passedOver.filter(({ identity }) => !noZones.has(identity) && !isPart(identity, zones));
  return {
    estate,
    files: zones.read,
    notes: zones.read.flatMap(({ notes }) => notes),
    ...(config && { config }),
    failures: [...failures, ...zones.failures],
    remarks: remarksOf(
      passedOver.map(({ path }) => path),
      zones,
      cwd,
    ),
    include: (path, from) => include(path, from),
    isAsked: askedAbout(found.asked, configPath, zones, cwd),
  };
}

function zonesOf(read: readonly ReadFile[], view: ZoneFile["view"]) {
  return read.filter(({ file }) => file.view === view).map(({ zone }) => zone);
}

/** `--origin` names the one file that a PATH gives, or the one that there is. */
function withOrigin(
  files: readonly ZoneFile[],
  origin: string | undefined,
  asked: ReadonlyMap<string, string> | undefined,
): ZoneFile[] {
  if (origin === undefined) return [...files];
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

function nothingFound(paths: readonly string[], failures: readonly string[]): CannotRun {
  const where = paths.length === 0 ? "here" : `in ${paths.join(", ")}`;
  const sentence =
    `No zone file ${where}: give a file, or a folder with files called ` +
    "*.zone, *.db, *.dns, *.bind or db.*, or *.txt files of records.";
  return new CannotRun([...failures, sentence].join("\n"));
}

function isPart(identity: string, zones: ReadZones): boolean {
  return zones.read.some(({ included }) => included.has(identity));
}

const mostNamed = 10;

function remarksOf(passedOver: readonly string[], zones: ReadZones, cwd: string): string[] {
  const shown = [...new Set(passedOver)].map((path) => shownPath(path, cwd));
  const more = shown.length > mostNamed ? ` and ${shown.length - mostNamed} more` : "";
  const names = `${shown.slice(0, mostNamed).join(", ")}${more}`;
  return [
    ...(shown.length === 0 ? [] : [`Passed over, not zone files by name or content: ${names}.`]),
    ...zones.parts.map(
      ({ file, of }) => `${shownPath(file.path, cwd)} is part of ${shownPath(of.path, cwd)}, no zone of its own.`,
    ),
    ...zones.read.flatMap(outsideRemark),
  ];
}

function outsideRemark({ zone, outside }: ReadFile): string[] {
  const [first] = outside.all();
  if (!first) return [];
  const { file, start } = placeOf(first.span);
  const which = outside.size === 1 ? "one record lies" : `${plural(outside.size, "record")} lie`;
  return [`${file}:${start.line}: ${which} outside of ${withoutDot(zone.origin)} and did not count.`];
}

/**
 * Some files of an estate given as PATHs, as a pre-commit hook does: the whole estate is judged and only these files are
 * reported on, with what they include. All of them, or the configuration itself, ask for everything.
 */
function askedAbout(
  asked: ReadonlyMap<string, string> | undefined,
  configPath: string | undefined,
  zones: ReadZones,
  cwd: string,
): (file: string) => boolean {
  const everything =
    asked === undefined ||
    (configPath !== undefined && asked.has(realpathSync(configPath))) ||
    zones.read.every(({ file }) => asked.has(file.identity) || file.view === "internal");
  if (everything) return () => true;
  const shown = new Set([...asked.values()].map((path) => shownPath(path, cwd)));
  for (const { file, included } of zones.read) {
    if (!asked.has(file.identity)) continue;
    for (const path of [shownPath(file.path, cwd), ...included.values()]) shown.add(path);
  }
  return (file) => shown.has(file);
}
