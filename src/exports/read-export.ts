import { markLength } from "../text/position.js";
import type { SourceFile } from "../text/source.js";
import { namedAfter } from "../zone/origin.js";
import { type ReadZoneOptions, readZone, type ZoneReading } from "../zone/reader.js";
import type { ZoneProblem } from "../zone/reading.js";
import { dnsZonefileZone } from "./dns-zonefile.js";
import { googleZone } from "./google.js";
import { readJson } from "./json.js";
import { type MadeZone, readMade } from "./made-zone.js";
import { octodnsZone } from "./octodns.js";
import { listDelimiter, recordListZone } from "./record-list.js";
import { route53Zone } from "./route53.js";
import type { Tree, TreeFault } from "./tree.js";
import { zonewrightZone } from "./zonewright-json.js";

/** Reads the documents of a YAML text. */
export type ReadYaml = (source: SourceFile) => readonly Tree[] | TreeFault;

export interface ReadExportOptions extends ReadZoneOptions {
  /** Without it YAML is a problem. */
  readonly yaml?: ReadYaml;
}

/**
 * Reads a zone in whatever form it was exported: as a zone file, or as what providers and tools print instead (JSON of
 * Route 53, Google, dns-zonefile and zonewright itself, YAML of Google and octoDNS, tables of records). Never throws on content.
 */
export function readExport(source: SourceFile, options: ReadExportOptions = {}): ZoneReading {
  const beginning = beginningOf(source);
  if (/^[{[]/.test(beginning)) return readTrees(source, readJson(source), options);
  if (options.yaml && isYaml(source)) return readTrees(source, options.yaml(source), options);
  const delimiter = listDelimiter(beginning);
  if (delimiter === undefined) return readZone(source, options);
  return readMade(source, recordListZone(source, delimiter, options.origin ?? namedAfter(source.path)), options);
}

/** Whether a text is to be read as a zone file, and in no other form. */
export function isZoneText(source: SourceFile): boolean {
  const beginning = beginningOf(source);
  return !/^[{[]/.test(beginning) && !isYaml(source) && listDelimiter(beginning) === undefined;
}

/** Whether a text is to be read as YAML, told from its beginning and its name. */
export function isYaml(source: SourceFile): boolean {
  return /\.ya?ml$/i.test(source.path) || /^---[ \t]*[\r\n]|^kind: dns#/.test(beginningOf(source));
}

const probedBytes = 256;

function beginningOf({ bytes }: SourceFile): string {
  const start = markLength(bytes);
  return new TextDecoder().decode(bytes.subarray(start, start + probedBytes)).trimStart();
}

function readTrees(
  source: SourceFile,
  read: Tree | readonly Tree[] | TreeFault,
  options: ReadZoneOptions,
): ZoneReading {
  if ("reason" in read)
    return unread(source, { ...read, help: "Export it again: nothing of this file is read." }, options);
  const made = zoneIn("kind" in read ? [read] : read);
  if (made) return readMade(source, made, options);
  return unread(source, { at: { source, start: 0, end: 0 }, ...unknownForm }, options);
}

const unknownForm = {
  reason: "this is no zone file, and JSON or YAML of no form that is known to hold a zone",
  help: "Known are what Route 53, Google Cloud DNS, octoDNS, dns-zonefile and zonewright itself print. Otherwise export the zone in BIND format.",
};

function zoneIn(documents: readonly Tree[]): MadeZone | undefined {
  const google = googleZone(documents);
  const [first] = documents;
  if (google || !first || documents.length > 1) return google;
  for (const form of [route53Zone, zonewrightZone, dnsZonefileZone, octodnsZone]) {
    const made = form(first);
    if (made) return made;
  }
  return undefined;
}

function unread(source: SourceFile, problem: ZoneProblem, options: ReadZoneOptions): ZoneReading {
  return { ...readZone({ ...source, bytes: new Uint8Array(0) }, options), problems: [problem] };
}
