import { resolve } from "node:path";
import { type Name, withoutDot } from "../../zone/name.js";
import type { Zone } from "../../zone/zone.js";
import type { Config } from "../config/config.js";
import { CannotRun } from "../exit.js";
import type { Progress } from "../progress.js";
import { findProject, isInside } from "../project.js";
import type { Terminal } from "../terminal.js";
import { surroundings } from "./configuration.js";
import { folderOf } from "./gather.js";
import { givenFacts } from "./given-facts.js";
import type { InputOptions } from "./options.js";
import { type Session, sessionOn } from "./session.js";

/** Two states of the zones; certificates, configuration and all other facts are shared. */
export interface Sides {
  readonly before: Session;
  readonly after: Session;
  /** What could not be read or compared, as whole sentences; with any of them the exit status is 2. */
  readonly failures: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * Reads both sides of a comparison: of each what its PATH names alone, whatever zones the configuration has besides.
 * @throws CannotRun when arguments are wrong, a side has no zone file, or two single files are not the same zone
 */
export async function openSides(
  [old, fresh]: readonly [string, string],
  options: InputOptions,
  terminal: Pick<Terminal, "cwd" | "env" | "askSecret">,
  progress: Progress,
): Promise<Sides> {
  const { cwd } = terminal;
  // The configuration is kept with what is to come.
  const around = await surroundings([fresh], options, cwd);
  const given = await givenFacts(options, around.config, terminal);
  const open = (path: string, origin?: Name) => {
    const { root } = findProject(folderOf(path, cwd), cwd, around.configPath ?? false);
    const config = around.config && withZonesIn(resolve(cwd, path), around.config);
    const asked = origin === undefined ? options : { ...options, origin: withoutDot(origin) };
    return sessionOn({ ...around, root, ...(config && { config }), given }, [path], asked, terminal, progress);
  };
  const both: OpenedSides = { before: await open(old), after: await open(fresh) };
  const named = nameOfOne(both);
  const again = named && (await open(named.side === "before" ? old : fresh, named.origin));
  const { before, after }: OpenedSides = again ? { ...both, ...sideOf(named.side, again) } : both;
  const sessions = [before, after];
  return {
    before,
    after,
    failures: distinct([...sessions.flatMap(({ failures }) => failures), ...sessions.flatMap(nameless)]),
    remarks: distinct([...sessions.flatMap(({ remarks }) => remarks), ...(named ? [named.because] : [])]),
  };
}

/** Where zones lie and what they are called, for those that a PATH names. */
function withZonesIn(path: string, { zones, ...config }: Config): Config {
  return { ...config, zones: { ...zones, public: zones.public.filter((place) => isInside(place.path, path)) } };
}

type OpenedSides = Readonly<Record<"before" | "after", Session>>;

function sideOf(side: keyof OpenedSides, session: Session): Partial<OpenedSides> {
  return side === "before" ? { before: session } : { after: session };
}

interface Naming {
  readonly side: keyof OpenedSides;
  readonly origin: Name;
  readonly because: string;
}

/** One file on each side is one zone: where the one does not tell its name, the other one does. */
function nameOfOne(both: OpenedSides): Naming | undefined {
  const [[old, ...moreOld], [fresh, ...moreFresh]] = [namedZones(both.before), namedZones(both.after)];
  if (!old || !fresh || moreOld.length + moreFresh.length > 0 || old.origin === fresh.origin) return undefined;
  const [oldTells, freshTells] = [old, fresh].map(
    ({ originFrom }) => originFrom !== "nothing" && originFrom !== "file name",
  );
  if (oldTells === freshTells) throw new CannotRun(notOneZone(old, fresh));
  const [side, teller, other] = oldTells ? (["after", old, fresh] as const) : (["before", fresh, old] as const);
  const name = withoutDot(teller.origin);
  const because = `${other.source.path} does not say which zone it is: it is taken for ${name}, as ${teller.source.path} is.`;
  return { side, origin: teller.origin, because };
}

/** Of single files people say that they are one zone; of folders they do not. */
function namedZones({ files }: Session): Zone[] {
  return files.every(({ file }) => file.isNamed) ? publicZones({ files }) : [];
}

function publicZones({ files }: Pick<Session, "files">): Zone[] {
  return files.flatMap(({ file, zone }) => (file.view === "public" ? [zone] : []));
}

function notOneZone(old: Zone, fresh: Zone): string {
  const [one, other] = [old, fresh].map(({ source, origin, originFrom }) => {
    return originFrom === "nothing"
      ? `${source.path} does not say which zone it is`
      : `${source.path} is the zone ${withoutDot(origin)}`;
  });
  const hint = withoutDot(fresh.originFrom === "nothing" ? old.origin : fresh.origin);
  const name = fresh.originFrom === "nothing" && old.originFrom === "nothing" ? "NAME" : hint;
  return `${one}, and ${other}. Zones are paired by their names: if both are one zone, say which with --origin ${name}.`;
}

/** A zone without a name is paired with none. */
function nameless(session: Session): string[] {
  return publicZones(session)
    .filter(({ originFrom }) => originFrom === "nothing")
    .map(({ source }) => `${source.path} is not compared: nothing in it tells which zone it is.`);
}

function distinct(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}
