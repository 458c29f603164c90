import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Inference } from "../../finding.js";
import { readNamedConf } from "../../named-conf/configuration.js";
import { shown } from "../../named-conf/statement.js";
import type { ZoneStatement } from "../../named-conf/zone-statement.js";
import { someOf } from "../../report/closing.js";
import { plural } from "../../report/duration.js";
import { toName, withoutDot } from "../../zone/name.js";
import { statedAt } from "../config/stated-at.js";
import { confIncludes } from "./conf-includes.js";
import type { ServerFolders } from "./includes.js";
import { shownPath } from "./path.js";
import { sourceOf, type ZoneFile } from "./read-zones.js";
import { servedOnce } from "./served-once.js";
import { type ConfPlace, type StatedFile, statedFile, type WantedZone } from "./stated-file.js";
import { statedPaths } from "./stated-paths.js";
import { type ChosenView, chosenViews, type ViewUse } from "./view-choice.js";

/** What the configurations of BIND in a run state. */
export interface StatedZones {
  readonly files: readonly StatedFile[];
  /** Sentences without their full stop. */
  readonly failures: readonly string[];
  /** Whole sentences. */
  readonly remarks: readonly string[];
  readonly notes: readonly Inference[];
  readonly folders: ServerFolders;
  /** Files that are not to be written, by the path that reports show, and why: a clause. */
  readonly kept: ReadonlyMap<string, string>;
  /** Names of the views that were met. */
  readonly views: ReadonlySet<string>;
}

interface ReadConf extends ConfPlace {
  /** Where its faults and inferences are told of: as reports show it. */
  readonly path: string;
  /** Identities of the files that it includes. */
  readonly included: ReadonlySet<string>;
}

interface ReadViews extends ReadConf {
  readonly views: ReadonlyMap<string, ChosenView>;
}

interface Found {
  readonly files: StatedFile[];
  readonly failures: string[];
  readonly remarks: string[];
  readonly notes: Inference[];
  /** Primary zones without their file. */
  unfound: number;
  /** Zones whose file may lag behind its journal. */
  readonly dynamic: Set<string>;
}

// The configuration of a large server, copied without its zones, has thousands of them.
const mostUnfound = 20;

/**
 * Reads configurations of BIND and finds the files of their zones. One that another of them includes is a part of that.
 * @param uses what views are, by name
 * @throws CannotRun when nothing tells what a view is
 */
export function zonesOfNamedConfs(
  confs: readonly ZoneFile[],
  uses: ReadonlyMap<string, ViewUse>,
  cwd: string,
): StatedZones {
  const read = confs.map((file) => readConf(file, cwd));
  const unread = read.filter((one) => typeof one === "string");
  const all = read.filter((one) => typeof one !== "string");
  const whole = all
    .filter(({ file }) => !all.some(({ included }) => included.has(file.identity)))
    .map((one): ReadViews => ({ ...one, views: chosenViews(one.conf, uses, one.file.view) }));
  const found = whole.map((one) => foundBy(one, cwd));
  const { files, remarks } = servedOnce(
    found.flatMap((one) => one.files),
    cwd,
  );
  return {
    files,
    // A file that two views name is missing once.
    failures: [...new Set([...unread.map((one) => one.replace(/\.$/, "")), ...found.flatMap((one) => one.failures)])],
    remarks: [...found.flatMap((one) => one.remarks), ...remarks],
    notes: [...found.flatMap((one) => one.notes), ...whole.flatMap((one) => inferencesOf(one, cwd))],
    folders: serverFolders(whole, files),
    kept: new Map(files.flatMap(({ path, isCopy }) => (isCopy ? [[shownPath(path, cwd), overwritten]] : []))),
    views: new Set(whole.flatMap(({ conf }) => conf.views.map(({ name }) => name.text))),
  };
}

function readConf(file: ZoneFile, cwd: string): ReadConf | string {
  const source = sourceOf(file.path, cwd);
  if (typeof source === "string") return source;
  const home = dirname(file.path);
  const paths = statedPaths(file.path);
  const included = new Set<string>();
  const conf = readNamedConf(source, confIncludes(home, cwd, paths, included));
  // A file that includes itself is a fault, and no part of another.
  included.delete(file.identity);
  return { file, conf, paths, included, path: shownPath(file.path, cwd) };
}

function foundBy(read: ReadViews, cwd: string): Found {
  const { conf, path } = read;
  const found: Found = { files: [], failures: [], remarks: [], notes: [], unfound: 0, dynamic: new Set() };
  for (const { at, reason, help } of conf.faults) found.failures.push(stated(at, reason, help));
  const byView = new Map(conf.zones.flatMap((zone) => (zone.inView ? [] : [[viewKey(zone.name, zone.view), zone]])));
  for (const zone of conf.zones) {
    const view = useOf(zone, read);
    if (zone.class !== "IN" || view === "ignore") continue;
    const statement = zone.inView ? byView.get(viewKey(zone.name, zone.inView.text)) : zone;
    const origin = toName(zone.name.text);
    if (!statement) found.failures.push(stated(zone.name.at, "the view that in-view names has no such zone", ownView));
    else if (!origin) found.failures.push(stated(zone.name.at, "this is no domain name", "Correct it."));
    else if (statement.type && statement.file) {
      take({ origin, view, inView: zone.view, statement, file: statement.file }, read, found, cwd);
    } else if (statement.type) {
      found.notes.push({ about: "not judged", subject: withoutDot(origin), because: `${path} states no file for it` });
    }
  }
  const more = found.unfound - mostUnfound;
  if (more > 0) found.failures.push(`${path}: ${plural(more, "more zone")} without a file that can be read`);
  const dynamic = found.dynamic.size > 0 ? someOf([...found.dynamic]) : undefined;
  if (dynamic) found.remarks.push(`${path} lets zones be updated while they are served: ${dynamic}. ${howToSync}`);
  if (conf.zones.length === 0)
    found.remarks.push(`${path} is a configuration of BIND without a zone statement. ${giveTheOne}`);
  else if (found.files.length === 0) found.remarks.push(`${path} states no zone with a file that can be read.`);
  return found;
}

const overwritten = "is a copy of a zone of another server, which overwrites it; correct it there";
const ownView = "Name a view that states the zone with its file.";
const howToSync = "rndc sync writes what their files lack, and rndc freeze comes before a change of them.";
const giveTheOne = "Give the one that states the zones or includes the others, usually named.conf.";

function stated(at: Parameters<typeof statedAt>[0], reason: string, help: string): string {
  return statedAt(at, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. ${help.replace(/\.$/, "")}`);
}

function viewKey({ text }: ZoneStatement["name"], view: string | undefined): string {
  return `${toName(text)} ${view}`;
}

function useOf({ view }: ZoneStatement, { views, file }: ReadViews): ViewUse {
  return (view === undefined ? undefined : views.get(view)?.use) ?? file.view;
}

function take(wanted: WantedZone, read: ReadViews, found: Found, cwd: string): void {
  const { origin, statement, file } = wanted;
  const one = statedFile(wanted, read, cwd);
  if (!("why" in one)) {
    found.files.push(one);
    if (statement.isDynamic) found.dynamic.add(withoutDot(origin));
  } else if (statement.type === "primary") {
    const sentence = `The file ${shown(file.text)} of the zone ${withoutDot(origin)} ${one.why}: ${one.next}`;
    if (found.unfound++ < mostUnfound) found.failures.push(statedAt(file.at, sentence));
  } else {
    // named starts without what it can fetch from another server.
    const because = `${read.path}: the file of this copy from another server ${one.why}; ${one.next}`;
    found.notes.push({ about: "not judged", subject: withoutDot(origin), because });
  }
}

function inferencesOf({ path, views, paths }: ReadViews, cwd: string): Inference[] {
  const told = [...views.values()].flatMap(({ told }) => (told ? [told] : []));
  return [
    ...told.map(({ view, purpose, because }): Inference => {
      return { about: "view", subject: `${view.name.text} is ${purpose}`, because: statedAt(view.name.at, because) };
    }),
    ...paths.moved.map(({ from, to }): Inference => {
      const because = `${path} names files in ${from}, which are those of another server or not there`;
      return { about: "folder", subject: `${shownPath(to, cwd)} for ${from}`, because };
    }),
  ];
}

function serverFolders(read: readonly ReadViews[], files: readonly StatedFile[]): ServerFolders {
  const directories = read.flatMap(({ file, conf: { directory } }) =>
    directory ? [resolve(dirname(file.path), directory.text)] : [],
  );
  const within = new Set([...directories, ...files.map(({ identity }) => dirname(identity))]);
  return { directories: [...new Set(directories)], within: [...within].filter((folder) => existsSync(folder)) };
}
