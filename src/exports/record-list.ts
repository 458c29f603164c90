import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { SourceFile } from "../text/source.js";
import type { Name } from "../zone/name.js";
import type { ZoneNote } from "../zone/note.js";
import type { ZoneProblem } from "../zone/reading.js";
import { quotedText, rdataOf, recordLine, withAbsoluteTarget } from "./line.js";
import type { MadeLine, MadeZone } from "./made-zone.js";
import { type Cell, type Delimiter, type Row, readTable } from "./table.js";

/** What consoles call the columns, in lower case; the first one that a table has counts. */
const headings = {
  type: ["type", "record type", "rr type"],
  name: ["name", "host", "hostname", "host name", "record name", "subdomain", "sub-domain", "dns name", "owner"],
  ttl: ["ttl", "ttl (seconds)", "ttl (sec)"],
  value: [
    "value",
    "content",
    "data",
    "rdata",
    "record value",
    "points to",
    "target",
    "destination",
    "answer",
    "address",
    "value/answer/destination",
    "host offering this service",
  ],
  priority: ["priority", "pref", "preference", "mx priority", "mx level", "prio", "aux"],
  weight: ["weight"],
  port: ["port"],
  service: ["service"],
  protocol: ["protocol", "proto"],
} as const;

type Column = keyof typeof headings;
type Columns = ReadonlyMap<Column, number>;

/** How the fields of a text are parted, when its first line heads a list of records; undefined when it does not. */
export function listDelimiter(text: string): Delimiter | undefined {
  const first = /^[^\r\n]+/.exec(text.trimStart())?.[0] ?? "";
  if (!/type/i.test(first)) return undefined;
  return (["\t", ",", ";"] as const).find((delimiter) => {
    const columns = columnsIn(first.split(delimiter));
    return columns.has("type") && columns.has("name") && columns.has("value");
  });
}

function columnsIn(titles: readonly string[]): Columns {
  const known = titles.map((title) => title.replace(/^[\s"\ufeff]+|[\s":*]+$/g, "").toLowerCase());
  const columns = new Map<Column, number>();
  for (const [column, names] of Object.entries(headings) as [Column, readonly string[]][]) {
    const index = names.map((name) => known.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) columns.set(column, index);
  }
  return columns;
}

/**
 * A list of records with a line of headings, as people copy it out of a console that has no export, or as the console
 * saves it. Names of several labels are absolute there, with a final dot or without.
 * @param origin the zone's name, where it is known: owners can be written with it or without
 */
export function recordListZone(source: SourceFile, delimiter: Delimiter, origin: Name | undefined): MadeZone {
  const [head = [], ...rows] = readTable(source, delimiter);
  const columns = columnsIn(head.map(({ text }) => text));
  const problems: ZoneProblem[] = [];
  const lines = rows.flatMap((row) => lineOf(row, columns, origin, problems));
  return { form: "a table of records", lines, problems, notes: automaticTtls(rows, columns) };
}

// What most consoles give a record for which they choose the TTL.
const automaticTtl = "3600";

function automaticTtls(rows: readonly Row[], columns: Columns): ZoneNote[] {
  const automatic = rows.filter((row) => ttlOf(row[columns.get("ttl") ?? -1]?.text ?? "") === undefined);
  const [first] = automatic[0] ?? [];
  if (!first) return [];
  const { line } = positionAt(first.at.source, first.at.start);
  const more = automatic.length === 1 ? "" : ` and ${automatic.length - 1} more`;
  const because = `${printable(first.at.source.path)}:${line}${more}: the table states no number of seconds`;
  return [{ about: "default TTL", subject: automaticTtl, because, at: first.at }];
}

function lineOf(row: Row, columns: Columns, origin: Name | undefined, problems: ZoneProblem[]): MadeLine[] {
  const cell = (column: Column): string => row[columns.get(column) ?? -1]?.text ?? "";
  const at = { ...(row[0] as Cell).at, end: (row.at(-1) as Cell).at.end };
  const type = cell("type").toUpperCase();
  if (type === "" || cell("value") === "") {
    problems.push({ at, reason: "a line of the table without a type or a value", help: "It is left out." });
    return [];
  }
  return [
    recordLine({
      owner: ownerOf(cell, origin),
      ttl: ttlOf(cell("ttl")) ?? automaticTtl,
      type,
      rdata: rdataIn(type, cell),
      at,
    }),
  ];
}

function ownerOf(cell: (column: Column) => string, origin: Name | undefined): string {
  const name = cell("name").replace(/^@$/, "");
  const [service, protocol] = [cell("service"), cell("protocol")].map(
    (label) => label && `_${label.replace(/^_/, "")}`,
  );
  const whole = cell("type").toUpperCase() === "SRV" ? [service, protocol, name].filter(Boolean).join(".") : name;
  const folded = whole.toLowerCase().replace(/\.?$/, ".");
  return folded === origin || (origin && folded.endsWith(`.${origin}`)) ? folded : whole;
}

function rdataIn(type: string, cell: (column: Column) => string): string {
  const value = cell("value");
  if (type === "TXT" || type === "SPF") return quotedText(value);
  const words = value.trim().split(/\s+/);
  const inFront: Readonly<Record<string, readonly Column[]>> = {
    MX: ["priority"],
    SRV: ["priority", "weight", "port"],
  };
  // A value can hold some of the numbers itself: `443 mail.contoso.com` beside a column of priorities.
  const missing = (inFront[type] ?? []).slice(0, Math.max(0, (inFront[type]?.length ?? 0) - words.length + 1));
  const numbers = missing.map(cell).filter(Boolean);
  return withAbsoluteTarget(type, rdataOf([...numbers, ...words].join(" ")));
}

const units: Readonly<Record<string, string>> = { s: "s", m: "m", h: "h", d: "d", w: "w" };

/** `600`, `10 min`, `1/2 Hour`, `1 Hour`; undefined for `Auto` and the like. */
function ttlOf(text: string): string | undefined {
  const [, whole, half, unit] = /^(?:(\d+)|(1\/2|½))\s*([smhdw]?)[a-z]*\.?$/i.exec(text.trim()) ?? [];
  if (half) return unit?.toLowerCase() === "h" ? "30m" : undefined;
  return whole === undefined ? undefined : `${whole}${units[(unit ?? "").toLowerCase()] ?? ""}`;
}
