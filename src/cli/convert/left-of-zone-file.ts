import { headings } from "../../emit/zone-file/section.js";
import { plural } from "../../report/duration.js";
import { cloudflareTags } from "../../zone/cloudflare-tags.js";
import { withoutDot } from "../../zone/name.js";
import type { ZoneReading } from "../../zone/reader.js";
import type { LeftBehind } from "./left-behind.js";

/** What of a zone does not stand in the zone file that is made of it, or stands there otherwise. */
export function leftOfZoneFile(reading: ZoneReading): LeftBehind {
  return { records: [], remarks: [...aliases(reading), ...proxies(reading), ...commentLines(reading)] };
}

function aliases({ aliasLines }: ZoneReading): string[] {
  if (aliasLines.length === 0) return [];
  return [`record: ${plural(aliasLines.length, "alias line")} as comments at the end (no name server knows them)`];
}

const shownOwners = 3;

function proxies({ zone }: ZoneReading): string[] {
  if (!holds(zone.source.bytes, "cf_tags=")) return [];
  const tagged = Array.from(zone.all()).filter((record) => cloudflareTags(record).size > 0);
  const proxied = tagged.filter((record) => cloudflareTags(record).get("cf-proxied") === "true");
  const owners = [...new Set(proxied.map(({ owner }) => withoutDot(owner)))];
  const shown = owners.slice(0, shownOwners).join(", ");
  const named = owners.length > shownOwners ? `${shown} and ${owners.length - shownOwners} more` : shown;
  const because = `${named}: Cloudflare answers with its own addresses and certificate there; from this file clients get what is written`;
  // In another form than a zone file something else stands in the place of a tag.
  const tags = zone.source.madeFrom ? 0 : tagged.length;
  return [
    ...(tags > 0
      ? [`comment: without the cf_tags of ${plural(tags, "record")} (they mean something to Cloudflare alone)`]
      : []),
    ...(owners.length > 0 ? [`record: proxied records as plain ones (${because})`] : []),
  ];
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}

/** Comments that stand alone head groups that the new file does not have. */
function commentLines({ zone: { source } }: ZoneReading): string[] {
  if (source.madeFrom) return [];
  const { bytes } = source;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  let count = 0;
  for (const [, comment = ""] of text.matchAll(commentLine)) {
    if (saysSomething.test(comment) && !ours.has(comment.trimEnd())) count++;
  }
  if (count === 0) return [];
  const because = "the records are grouped anew, and which of them such a line is about cannot be told";
  return [`comment: without ${plural(count, "line")} of comment between the records (${because})`];
}

const commentLine = /^[ \t]*;[; \t]*(\S[^\r\n]*)/gm;
// Rules of hyphens and the like say nothing.
const saysSomething = /[\dA-Za-z\x80-\xff]/;
const ours: ReadonlySet<string> = new Set(headings);
