import { positionAt } from "../../src/text/position.js";
import type { SourceFile, Span } from "../../src/text/source.js";
import { canonicalRecords } from "../../src/zone/canonical.js";
import { isDirective, keywordOf } from "../../src/zone/directive/directive.js";
import { layoutOf } from "../../src/zone/layout-of.js";
import { readZone, type ZoneReading } from "../../src/zone/reader.js";
import { nextEntry, type Scan, scanFrom } from "../../src/zone/scanner.js";
import { nameOf } from "../zone-from-text.js";

const origin = nameOf("example.");
const part: SourceFile = { path: "part", bytes: Buffer.from("p A 192.0.2.9\n"), encoding: "utf-8" };

/** Reads a text as the zone `example.`; there is one file to include. */
export function readFuzzed(source: SourceFile): ZoneReading {
  return readZone(source, { origin, include: (path) => (path === "part" ? part : { refused: "no such file" }) });
}

/** What does not hold of a reading though it has to, whatever was read; undefined when all is well. */
export function unsound(source: SourceFile, reading: ZoneReading): string | undefined {
  return strayPlace(reading) ?? unlikeLayout(reading) ?? silentEntry(source, reading) ?? unlikeItself(reading);
}

/** A place that lies outside of its text. */
function strayPlace({ zone, problems, notes }: ZoneReading): string | undefined {
  const records = [...zone.all(), ...zone.outside.all()].map(({ span }) => span);
  const spans = [...problems.map(({ at }) => at), ...notes.flatMap(({ at }) => at ?? []), ...records, zone.apex];
  const stray = spans.find((span) => !isInText(span));
  if (stray) return `a place lies outside of its text: ${stray.start} to ${stray.end} of ${stray.source.bytes.length}`;
  const silent = problems.find(({ reason, help }) => reason === "" || !/[.)]$/.test(help));
  return silent && `a problem says nothing: ${JSON.stringify([silent.reason, silent.help])}`;
}

function isInText({ source, start, end }: Span): boolean {
  const { line, column } = positionAt(source, start);
  return start >= 0 && end >= start && end <= source.bytes.length && line > 0 && column > 0;
}

/** A record that is not found where it is said to be. */
function unlikeLayout({ zone }: ZoneReading): string | undefined {
  let size = 0;
  for (const record of zone.all()) {
    size++;
    const { lines, type } = layoutOf(record);
    if (lines.start > record.span.start || lines.end < record.span.end || type.end > record.span.end)
      return `${record.owner} ${record.type} has another layout than place`;
    if (!zone.has(record.owner)) return `${record.owner} is no node`;
  }
  return size === zone.size ? undefined : `${size} records of ${zone.size}`;
}

const directives = new Set(["$TTL", "$ORIGIN", "$INCLUDE", "$GENERATE"]);

/** An entry that is neither a record nor a directive, and of which nothing is said. */
function silentEntry(source: SourceFile, { zone, problems, notes }: ZoneReading): string | undefined {
  const [only] = problems;
  if (problems.length === 1 && /no zone file$/.test(only?.reason ?? "")) return undefined;
  const places = [...problems.map(({ at }) => at), ...[...zone.all(), ...zone.outside.all()].map(({ span }) => span)]
    .filter((span) => span.source === source)
    .map(({ start }) => start);
  const isProviders = notes.some(({ subject }) => / as no records?$/.test(subject));
  const scan = scanFrom(source.bytes, new Uint8Array(1));
  let last = scan.position;
  for (; nextEntry(scan); last = scan.end) {
    const before = blankBetween(source, last, scan.start);
    if (before) return before;
    const isSaid = places.some((start) => start >= scan.start && start < scan.end);
    if (!isSaid && !isObeyed(source, scan) && !(isProviders && isProviderLine(source, scan)))
      return `nothing is said of ${JSON.stringify(textOf(source, scan.start, scan.end))}`;
  }
  return blankBetween(source, last, source.bytes.length);
}

function isObeyed(source: SourceFile, scan: Scan): boolean {
  const text = { source, scan, chain: [source] };
  return !scan.fault && isDirective(text) && directives.has(keywordOf(text));
}

function isProviderLine(source: SourceFile, { start, end }: Scan): boolean {
  return /\b(?:ALIAS|ANAME|WINS)/i.test(textOf(source, start, end));
}

/** Text between entries that is more than blanks, parentheses and comments. */
function blankBetween(source: SourceFile, start: number, end: number): string | undefined {
  const text = textOf(source, start, end);
  return /^(?:[ \t\r\n()]|;[^\r\n]*)*$/.test(text) ? undefined : `nothing is said of ${JSON.stringify(text)}`;
}

function textOf(source: SourceFile, start: number, end: number): string {
  return Buffer.from(source.bytes.subarray(start, end)).toString("latin1");
}

/** What is printed does not read as the same again. */
function unlikeItself({ zone }: ZoneReading): string | undefined {
  const printed = [...canonicalRecords(zone)];
  const again = readFuzzed({ path: "again", bytes: Buffer.from(`${printed.join("\n")}\n`), encoding: "utf-8" });
  const different = [...canonicalRecords(again.zone)].findIndex((record, i) => record !== printed[i]);
  return different < 0 && again.zone.size === printed.length
    ? undefined
    : `what was printed reads as something else: ${printed[Math.max(different, 0)]}, ${again.problems[0]?.reason}`;
}
