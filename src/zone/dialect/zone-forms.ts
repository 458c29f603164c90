import type { SourceFile, Span } from "../../text/source.js";
import { tableOf } from "../table-zone.js";
import type { Zone } from "../zone.js";
import type { Server } from "./dialect.js";
import { type MetForm, refuses } from "./met-forms.js";
import { textForms } from "./text-forms.js";

/**
 * The forms of a zone that a server refuses and that neither a note of the reader nor a rule of its own tells: none of a
 * zone that was made of something else than a zone file.
 */
export function* zoneForms(server: Server, zone: Zone): Iterable<MetForm> {
  if (zone.source.madeFrom) return;
  // BIND reads every form of words; what it refuses is in the notes of the reader, which follows it.
  const isStricter = server === "knot" || server === "nsd";
  if (isStricter) for (const source of textsOf(zone)) yield* textForms(server, source, source !== zone.source);
  yield* structureForms(server, zone);
}

/** The files of a zone: what $GENERATE made is none. */
function textsOf(zone: Zone): Iterable<SourceFile> {
  const runs = tableOf(zone)?.runs ?? [];
  const read = runs.map(({ source }) => source).filter(({ expandedFrom }) => expandedFrom === undefined);
  return new Set([zone.source, ...read]);
}

/** What is right to some: a list of records without SOA and NS records, and addresses of name servers outside the zone. */
function* structureForms(server: Server, zone: Zone): Iterable<MetForm> {
  const isList = (["SOA", "NS"] as const).every((type) => zone.records(zone.origin, type).length === 0);
  if (isList && zone.size > 0 && refuses(server, "noSoa")) yield { form: "noSoa", at: zone.apex, count: 1 };
  if (!refuses(server, "outside")) return;
  const glue = firstGlueOutside(zone);
  if (glue) yield { form: "outside", at: glue, count: 1 };
}

/** Windows DNS writes such addresses into the file. */
function firstGlueOutside(zone: Zone): Span | undefined {
  for (const { owner, type, span } of zone.outside.all()) {
    if ((type === "A" || type === "AAAA") && zone.pointersTo(owner).some((pointer) => pointer.type === "NS"))
      return span;
  }
  return undefined;
}
