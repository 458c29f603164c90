import { dirname, resolve } from "node:path";
import { canonicalZone } from "../../emit/canonical.js";
import { zoneJson } from "../../emit/json.js";
import { isYaml, readExport } from "../../exports/read-export.js";
import { jsonText } from "../../report/json-text.js";
import { placeOf } from "../../report/located.js";
import type { Span } from "../../text/source.js";
import { root, withoutDot } from "../../zone/name.js";
import type { ZoneReading } from "../../zone/reader.js";
import type { Zone } from "../../zone/zone.js";
import { CannotRun, type ExitStatus, exit } from "../exit.js";
import { domainName } from "../input/arguments.js";
import { includesWithin } from "../input/includes.js";
import { sourceOf, yamlReader } from "../input/read-zones.js";
import { findProject } from "../project.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

export interface ConvertOptions {
  readonly to: keyof typeof writers;
  readonly origin?: string;
}

const linesAtOnce = 4096;

const writers = {
  canonical: writeCanonical,
  json: (zone: Zone, { stdout }: Terminal) => stdout.write(`${jsonText(zoneJson(zone))}\n`),
};

/** `zonewright convert PATH`: the records of a zone on standard output; what is no record of it on standard error. */
export async function convertCommand(path: string, options: ConvertOptions, terminal: Terminal): Promise<ExitStatus> {
  const file = resolve(terminal.cwd, path);
  const source = sourceOf(file, terminal.cwd);
  if (typeof source === "string") throw new CannotRun(source);
  const origin = options.origin === "." ? root : options.origin && domainName(options.origin, "--origin");
  const include = includesWithin(findProject(dirname(file), terminal.cwd, undefined).root, terminal.cwd);
  const reading = readExport(source, {
    ...(origin && { origin }),
    ...(isYaml(source) && { yaml: await yamlReader() }),
    include: (wanted, from) => include(wanted, from),
  });
  writers[options.to](reading.zone, terminal);
  const complaints = [...problemLines(reading), ...outsideLines(reading)];
  say(terminal, [
    ...complaints,
    ...reading.notes.map(({ about, subject, because }) => `${about}: ${subject} (${because})`),
  ]);
  return complaints.length > 0 ? exit.findings : exit.ok;
}

function writeCanonical(zone: Zone, { stdout }: Terminal): void {
  let lines: string[] = [];
  for (const line of canonicalZone(zone)) {
    lines.push(line);
    if (lines.length === linesAtOnce) {
      stdout.write(`${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) stdout.write(`${lines.join("\n")}\n`);
}

function problemLines({ problems }: ZoneReading): string[] {
  return problems.map(({ at, reason, help }) => `${place(at)}: ${reason}. ${help}`);
}

function outsideLines({ zone }: ZoneReading): string[] {
  const where = withoutDot(zone.origin);
  return Array.from(
    zone.outside.all(),
    ({ owner, span }) => `${place(span)}: ${withoutDot(owner)} lies outside of ${where} and is left out.`,
  );
}

function place(at: Span): string {
  const { file, start } = placeOf(at);
  return `${file}:${start.line}:${start.column}`;
}
