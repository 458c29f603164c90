import type { Name } from "../../zone/name.js";
import type { View } from "../../zone/zone.js";
import type { Config, ZonePlace } from "../config/config.js";
import { statedAt } from "../config/stated-at.js";
import type { FoundZones } from "./found-zones.js";
import { type FoundFile, gather } from "./gather.js";
import type { InputOptions } from "./options.js";
import { shownPath } from "./path.js";
import type { ZoneFile } from "./read-zones.js";

/**
 * Finds the zone files of a run. The configuration's zones are the estate; PATHs add to it and say which files to report
 * on. Without zones in a configuration the PATHs are the estate, and without PATHs the working directory.
 * @throws CannotRun when nothing tells what a view of a named.conf is
 */
export async function findZones(
  paths: readonly string[],
  { internal, view }: Pick<InputOptions, "internal" | "view">,
  config: Config | undefined,
  cwd: string,
): Promise<FoundZones> {
  const zones = config?.zones ?? { public: [], internal: [] };
  const inside = await gatherPlaces([...internal.map((path) => ({ path })), ...zones.internal], "internal", cwd);
  const outside = await gatherPlaces(zones.public, "public", cwd);
  const nothingNamed = paths.length === 0 && zones.public.length === 0 && inside.files.length === 0;
  const asked = await gather(nothingNamed ? ["."] : paths, cwd);
  const added = asked.files.map((file): ZoneFile => ({ ...file, view: "public" }));
  const byIdentity = new Map<string, ZoneFile>();
  for (const file of [...inside.files, ...outside.files, ...added]) {
    if (!byIdentity.has(file.identity)) byIdentity.set(file.identity, file);
  }
  const all = [inside, outside, asked];
  const found: FoundZones = {
    files: [...byIdentity.values()],
    passedOver: all.flatMap(({ passedOver }) => passedOver),
    failures: all.flatMap(({ failures }) => failures),
    ...(paths.length > 0 && { asked: pathsByIdentity([...asked.files, ...asked.passedOver]) }),
  };
  const named = found.files.filter(({ isNamed }) => isNamed);
  if (named.length === 0 && view.length === 0) return found;
  const { isNamedConf } = await import("./named-conf-like.js");
  const confs = named.filter(({ path }) => isNamedConf(path));
  if (confs.length === 0 && view.length === 0) return found;
  const { withNamedConfs } = await import("./with-named-confs.js");
  return withNamedConfs(found, confs, view, config, cwd);
}

function pathsByIdentity(files: readonly FoundFile[]): Map<string, string> {
  return new Map(files.map(({ identity, path }) => [identity, path]));
}

type Place = Omit<ZonePlace, "at"> & Partial<Pick<ZonePlace, "at">>;

async function gatherPlaces(places: readonly Place[], view: View, cwd: string) {
  const files: ZoneFile[] = [];
  const passedOver: FoundFile[] = [];
  const failures: string[] = [];
  for (const { path, origin, at } of places) {
    const found = await gather([at ? shownPath(path, cwd) : path], cwd);
    files.push(...found.files.map((file) => zoneFile(file, view, origin)));
    if (origin && found.files.length > 1) failures.push(statedAt(at, severalOf(path, found.files.length, cwd)));
    passedOver.push(...found.passedOver);
    failures.push(...found.failures.map((sentence) => statedAt(at, sentence)));
  }
  return { files, passedOver, failures };
}

function severalOf(path: string, count: number, cwd: string): string {
  return `An origin names one zone file, and ${shownPath(path, cwd)} holds ${count}`;
}

function zoneFile(file: FoundFile, view: View, origin: Name | undefined): ZoneFile {
  return { ...file, view, ...(origin && { origin }) };
}
