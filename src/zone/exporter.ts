import { positionAt } from "../text/position.js";
import { printable } from "../text/printable.js";
import type { SourceFile, Span } from "../text/source.js";
import { labelsOf, withoutDot } from "./name.js";
import type { ZoneNote } from "./note.js";
import type { Reading } from "./reading.js";
import type { ResourceRecord } from "./record.js";
import { recordTypes } from "./rr/index.js";
import { isInside, type Table } from "./table.js";
import { recordAt } from "./table-record.js";

type Exporter = "Azure" | "Cloudflare" | "GoDaddy" | "Windows" | "dnscmd";

const banners: readonly (readonly [begins: RegExp, exporter: Exporter])[] = [
  [/^;[ \t]*Exported zone file from Azure DNS/m, "Azure"],
  [/^;;[ \t]*Domain:[^\r\n]*\r?\n;;[ \t]*Exported:/m, "Cloudflare"],
  [/^;[ \t]*Exported \(y-m-d hh:mm:ss\):/m, "GoDaddy"],
  [/^;+[ \t]*Database file \S+ for \S+ zone\b/im, "Windows"],
  [/^;[ \t]*Zone:[^\r\n]*\r?\n;[ \t]*Server:[^\r\n]*\r?\n;[ \t]*Time:/m, "dnscmd"],
];
const bannerBytes = 512;
const semicolon = 0x3b;
const lineFeed = 0x0a;

/** Who wrote a file, told from the comment at its top. */
export function exporterOf(bytes: Uint8Array): Exporter | undefined {
  if (bytes.subarray(0, 4).indexOf(semicolon) < 0) return undefined;
  const text = new TextDecoder().decode(bytes.subarray(0, bannerBytes));
  return banners.find(([begins]) => begins.test(text))?.[1];
}

/** What the exporter means by something that every other reader takes as it stands. */
export function exporterNotes(reading: Reading, source: SourceFile): ZoneNote[] {
  return [...bannerNotes(reading, source), ...routingNotes(source)];
}

function bannerNotes(reading: Reading, source: SourceFile): ZoneNote[] {
  switch (exporterOf(source.bytes)) {
    case "Cloudflare":
      return [...automaticTtl(reading, source), ...placeholder(reading)];
    case "GoDaddy":
      return targetWithoutDot(reading);
    case "dnscmd":
      return printedZone(source);
    default:
      return [];
  }
}

function automaticTtl({ table }: Reading, source: SourceFile): ZoneNote[] {
  if (!table.ttls.subarray(0, table.size).includes(1)) return [];
  const because = `${printable(source.path)}: Cloudflare writes so what it answers with 300 seconds. Elsewhere it is a second: state a TTL before the file is used there`;
  return [{ about: "TTL", subject: "1 for automatic", because }];
}

/** Until 2018 the name servers were a text that asks to be replaced, sometimes misspelt. */
function placeholder({ table }: Reading): ZoneNote[] {
  for (const { data, span } of nameServers(table)) {
    if (!/^rep(?:l)?ace&me/.test(data.target)) continue;
    const because = `${placeOf(span)}: Cloudflare leaves it to you to name the servers that the zone is moved to`;
    return [
      {
        about: "target",
        subject: "a placeholder for name servers, taken as it stands",
        because,
        at: span,
        slip: "placeholder",
      },
    ];
  }
  return [];
}

/** GoDaddy left the final dot out until about 2020; a name server, and what imports the file, append the zone's name. */
function targetWithoutDot({ table }: Reading): ZoneNote[] {
  for (const { owner, data, span } of nameServers(table)) {
    const written = data.target.endsWith(`.${owner}`) ? data.target.slice(0, -owner.length - 1) : "";
    if (labelsOf(owner).length < 2 || !written.includes(".")) continue;
    const because = `${placeOf(span)}: it has no final dot, so a name server completes it with the zone's name. GoDaddy means ${written}: export the zone again, or write the dots behind all targets`;
    return [{ about: "target", subject: withoutDot(data.target), because, at: span }];
  }
  return [];
}

function* nameServers(table: Table): Iterable<ResourceRecord<"NS">> {
  for (let record = 0; record < table.size; record++) {
    if (table.types[record] !== recordTypes.NS.code || !isInside(table, record)) continue;
    const read = recordAt(table, record);
    if (read.type === "NS") yield read;
  }
}

function placeOf({ source, start }: Span): string {
  return `${printable(source.path)}:${positionAt(source, start).line}`;
}

function printedZone(source: SourceFile): ZoneNote[] {
  const because = `${printable(source.path)}: this is what dnscmd /zoneprint shows on a console, where texts can have lost their quotes. dnscmd /zoneexport and Export-DnsServerZone write a zone file`;
  const at = { source, start: 0, end: source.bytes.indexOf(lineFeed) };
  return [{ about: "form", subject: "a console's list of records for a zone file", because, at }];
}

const routing = new TextEncoder().encode("; AWS routing=");
const searchedBytes = 65_536;

/** cli53 states in comments which records Route 53 chooses from. */
function routingNotes(source: SourceFile): ZoneNote[] {
  const searched = source.bytes.subarray(0, searchedBytes);
  for (let at = searched.indexOf(semicolon); at >= 0; at = searched.indexOf(semicolon, at + 1)) {
    if (!routing.every((byte, i) => searched[at + i] === byte)) continue;
    const span = { source, start: at, end: at + routing.length };
    const because = `${placeOf(span)}: a comment of cli53 states it, and Route 53 answers with one of such records at a time; here all of them count`;
    return [{ about: "record", subject: "records with a routing policy as plain ones", because, at: span }];
  }
  return [];
}
