import { readFileSync } from "node:fs";
import type { SyntaxProblem } from "../../estate/estate.js";
import { isYaml, type ReadYaml, readExport } from "../../exports/read-export.js";
import { grouped } from "../../report/duration.js";
import { openSource } from "../../text/open-source.js";
import type { SourceFile } from "../../text/source.js";
import type { Name } from "../../zone/name.js";
import type { ZoneNote } from "../../zone/note.js";
import type { ZoneReading } from "../../zone/reader.js";
import type { View, Zone } from "../../zone/zone.js";
import type { Progress } from "../progress.js";
import type { Terminal } from "../terminal.js";
import { reasonOf } from "./gather.js";
import type { OpenIncluded } from "./includes.js";
import { shownPath } from "./path.js";
import { readInThreads } from "./threads.js";

/** A file that is to be read as a zone, and in which view. */
export interface ZoneFile {
  /** Absolute, as it was named. */
  readonly path: string;
  /** Absolute, symbolic links resolved. */
  readonly identity: string;
  readonly view: View;
  readonly origin?: Name;
  /** A named.conf states it as a zone: it is one, even if another file includes it. */
  readonly isStated?: boolean;
  /** Named itself, or by a pattern; not found in a folder. */
  readonly isNamed?: boolean;
}

export interface ReadFile {
  readonly file: ZoneFile;
  readonly zone: Zone;
  readonly problems: readonly SyntaxProblem[];
  readonly notes: readonly ZoneNote[];
  /** What it includes, directly or through others: by identity, the path that reports show. */
  readonly included: ReadonlyMap<string, string>;
}

export interface ReadZones {
  readonly read: readonly ReadFile[];
  /** Files that are part of another one, with the one that includes them. */
  readonly parts: readonly { readonly file: ZoneFile; readonly of: ZoneFile }[];
  /** What could not be read at all: whole sentences. */
  readonly failures: readonly string[];
}

/** @param progress told how far it is */
export async function readZones(
  files: readonly ZoneFile[],
  open: OpenIncluded,
  terminal: Pick<Terminal, "cwd" | "env">,
  progress: Progress,
): Promise<ReadZones> {
  const failures: string[] = [];
  const read: ReadFile[] = [];
  const readHere = async (file: ZoneFile) => {
    const source = sourceOf(file.path, terminal.cwd);
    if (typeof source === "string") return source;
    const within = (bytes: number) =>
      progress.at(() => `reading ${countOf(files.indexOf(file), files)} (${percent(bytes, source)})`);
    return readOne(file, source, open, isYaml(source) ? await yamlReader() : undefined, within);
  };
  const readThere = (file: ZoneFile, { zone, problems, notes }: ZoneReading) => {
    return { file, zone, problems, notes, included: new Map<string, string>() };
  };
  const before = await readInThreads(files, readHere, readThere, terminal);
  for (const [i, file] of files.entries()) {
    progress.at(() => `reading ${countOf(i, files)}`);
    const one = before.get(file) ?? (await readHere(file));
    if (typeof one === "string") failures.push(one);
    else read.push(one);
  }
  return { ...withoutParts(read), failures };
}

function countOf(i: number, files: readonly ZoneFile[]): string {
  return `zone file ${grouped(i + 1)} of ${grouped(files.length)}`;
}

function percent(bytes: number, source: SourceFile): string {
  return `${Math.floor((100 * bytes) / source.bytes.length)} %`;
}

/** The reader of YAML, which is loaded for those alone who need it. */
export async function yamlReader(): Promise<ReadYaml> {
  return (await import("./yaml-tree.js")).yamlTrees;
}

function readOne(
  file: ZoneFile,
  source: SourceFile,
  open: OpenIncluded,
  yaml: ReadYaml | undefined,
  progress: (bytes: number) => void,
): ReadFile {
  const included = new Map<string, string>();
  const { zone, problems, notes } = readExport(source, {
    ...(file.origin && { origin: file.origin }),
    ...(yaml && { yaml }),
    view: file.view,
    include: (path, from) => open(path, from, included),
    progress,
  });
  return { file, zone, problems, notes, included };
}

/** The text of a file, or the sentence that says why there is none. */
export function sourceOf(path: string, cwd: string): SourceFile | string {
  const shown = shownPath(path, cwd);
  try {
    const source = openSource(shown, readFileSync(path));
    return "undecodable" in source ? `${shown} cannot be read as text. ${source.undecodable}` : source;
  } catch (error) {
    return `${shown} cannot be read: ${reasonOf(error)}.`;
  }
}

/** Takes out what others include; of files that include each other in a circle, the first stays. */
function withoutParts(all: readonly ReadFile[]): Pick<ReadZones, "read" | "parts"> {
  const includers = new Map<string, ReadFile>();
  for (const one of all) {
    for (const part of one.included.keys()) {
      if (part !== one.file.identity && !includers.has(part)) includers.set(part, one);
    }
  }
  const kept = new Set(all.filter(({ file }) => file.isStated || !includers.has(file.identity)));
  const reached = new Set([...kept].flatMap(({ included }) => [...included.keys()]));
  for (const one of all) {
    if (kept.has(one) || reached.has(one.file.identity)) continue;
    kept.add(one);
    for (const part of one.included.keys()) reached.add(part);
  }
  const parts = all
    .filter((one) => !kept.has(one))
    .map(({ file }) => ({ file, of: (includers.get(file.identity) as ReadFile).file }));
  return { read: all.filter((one) => kept.has(one)), parts };
}
