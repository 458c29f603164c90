import { dirname, resolve } from "node:path";
import { canonicalZone } from "../../emit/canonical.js";
import type { TargetName } from "../../emit/targets/index.js";
import { zoneJson } from "../../emit/zone-json.js";
import { isYaml, readExport } from "../../exports/read-export.js";
import { jsonText } from "../../report/json-text.js";
import { root, withoutDot } from "../../zone/name.js";
import type { ZoneReading } from "../../zone/reader.js";
import { writtenRecords, writtenZone } from "../../zone/written.js";
import { type LeftBehind, nothingLeft, placeText } from "../convert/left-behind.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { domainName } from "../input/arguments.js";
import { includesWithin } from "../input/includes.js";
import { sourceOf, yamlReader } from "../input/read-zones.js";
import { findProject } from "../project.js";
import { say } from "../say.js";
import type { Sink, Terminal } from "../terminal.js";

export interface ConvertOptions {
  readonly to: keyof typeof writers | TargetName;
  /** A folder for the files of a target. */
  readonly out?: string;
  readonly origin?: string;
}

const linesAtOnce = 4096;

/** Writes a zone to standard output. */
type Writer = (reading: ZoneReading, terminal: Terminal) => Promise<LeftBehind> | LeftBehind;

const writers = {
  canonical({ zone }, { stdout }) {
    writeLines(canonicalZone(zone), stdout);
    return nothingLeft;
  },
  json({ zone }, { stdout }) {
    stdout.write(`${jsonText(zoneJson(zone))}\n`);
    return nothingLeft;
  },
  async bind(reading, { stdout }) {
    const { zoneFile } = await import("../../emit/zone-file/zone-file.js");
    const { leftOfZoneFile } = await import("../convert/left-of-zone-file.js");
    writeLines(zoneFile(writtenZone(reading.zone), reading.aliasLines), stdout);
    return leftOfZoneFile(reading);
  },
  async "dns-zonefile"({ zone }, { stdout }) {
    const { dnsZonefile } = await import("../../emit/dns-zonefile/dns-zonefile.js");
    const { leftOfDnsZonefile } = await import("../convert/left-of-dns-zonefile.js");
    const made = dnsZonefile(zone.origin, writtenRecords(zone));
    stdout.write(`${jsonText(made.zone)}\n`);
    return leftOfDnsZonefile(zone, made);
  },
} satisfies Record<string, Writer>;

/** `zonewright convert PATH`: the records of a zone on standard output; what is no record of it on standard error. */
export async function convertCommand(path: string, options: ConvertOptions, terminal: Terminal): Promise<ExitStatus> {
  if (options.out !== undefined && Object.hasOwn(writers, options.to)) {
    throw new CannotRun(`--to ${options.to} is written to standard output: leave --out away, and end with > FILE.`);
  }
  const file = resolve(terminal.cwd, path);
  const source = sourceOf(file, terminal.cwd);
  if (typeof source === "string") throw new CannotRun(source);
  const { isNamedConf } = await import("../input/named-conf-like.js");
  if (isNamedConf(file)) throw new CannotRun(`${source.path} ${ofManyZones}`);
  const origin = options.origin === "." ? root : options.origin && domainName(options.origin, "--origin");
  const include = includesWithin(findProject(dirname(file), terminal.cwd, undefined).root, terminal.cwd);
  const reading = readExport(source, {
    ...(origin && { origin }),
    ...(isYaml(source) && { yaml: await yamlReader() }),
    include: (wanted, from) => include(wanted, from),
  });
  const left = await writeZone(reading, options, terminal);
  const complaints = [...problemLines(reading), ...outsideLines(reading), ...left.records];
  say(terminal, [
    ...complaints,
    ...reading.notes.map(({ about, subject, because }) => `${about}: ${subject} (${because})`),
    ...left.remarks,
  ]);
  return complaints.length > 0 ? exit.findings : exit.ok;
}

async function writeZone(reading: ZoneReading, { to, out }: ConvertOptions, terminal: Terminal): Promise<LeftBehind> {
  if (Object.hasOwn(writers, to)) return writers[to as keyof typeof writers](reading, terminal);
  const { emissionOfZone } = await import("../../emit/emission.js");
  const { writeEmissions } = await import("../emission-output.js");
  const { zone } = reading;
  const emission = emissionOfZone(zone.origin, zone.all(), zone.source.path);
  const options = { to: to as TargetName, ...(out !== undefined && { out }) };
  const { remarks, isIncomplete } = await writeEmissions([emission], options, terminal);
  return isIncomplete ? { records: remarks, remarks: [] } : { records: [], remarks };
}

const ofManyZones =
  "is a configuration of BIND, and one zone is converted at a time: give the file of a zone, and its name with --origin.";

function writeLines(all: Iterable<string>, stdout: Sink): void {
  let lines: string[] = [];
  for (const line of all) {
    lines.push(line);
    if (lines.length === linesAtOnce) {
      stdout.write(`${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) stdout.write(`${lines.join("\n")}\n`);
}

function problemLines({ problems }: ZoneReading): string[] {
  return problems.map(({ at, reason, help }) => `${placeText(at)}: ${reason}. ${help}`);
}

function outsideLines({ zone }: ZoneReading): string[] {
  const where = withoutDot(zone.origin);
  return Array.from(
    zone.outside.all(),
    ({ owner, span }) => `${placeText(span)}: ${withoutDot(owner)} lies outside of ${where} and is left out.`,
  );
}
