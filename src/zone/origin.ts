import { markLength } from "../text/position.js";
import type { SourceFile } from "../text/source.js";
import { isDirective, keywordOf } from "./directive/directive.js";
import { emptyHead, readHead } from "./entry.js";
import { labelsOf, type Name, root, toName } from "./name.js";
import { nameFromWire, nameRoom, writeName } from "./name-wire.js";
import type { OpenText, ZoneProblem } from "./reading.js";
import { recordTypes } from "./rr/index.js";
import { moveScan, nextEntry, scanFrom } from "./scanner.js";
import type { Words } from "./words.js";
import type { OriginEvidence } from "./zone.js";

/** The name of a zone, and what told it. */
export interface Origin {
  readonly origin: Name;
  readonly from: OriginEvidence;
  /** When nothing told it for certain. */
  readonly problem?: ZoneProblem;
}

/**
 * Decides the origin before the first record is read: as given; the SOA's owner as resolved; $ORIGIN; the exporter's
 * comment; an undotted SOA owner; the file's name.
 */
export function originOf(source: SourceFile, given: Name | undefined): Origin {
  if (given) return { origin: given, from: "argument" };
  const stated = statedNames(source);
  const witnesses: readonly (readonly [from: OriginEvidence, name: () => Name | undefined])[] = [
    ["soa", () => stated.soa],
    ["$ORIGIN", () => stated.origin],
    ["banner", () => bannerName(source)],
    ["soa", () => severalLabels(stated.undottedSoa)],
    ["file name", () => namedAfter(source.path)],
    ["$ORIGIN", () => stated.undottedOrigin],
  ];
  for (const [from, name] of witnesses) {
    const origin = name();
    if (origin) return { origin, from };
  }
  return { origin: stated.undottedSoa ?? root, from: "nothing", problem: unknownOrigin(source) };
}

function unknownOrigin(source: SourceFile): ZoneProblem {
  return {
    at: { source, start: 0, end: 0 },
    reason:
      "nothing tells which zone this is: no SOA record or $ORIGIN with an absolute name, no exporter's comment, no file name such as contoso.com.zone",
    help: "State it with --origin NAME or in the configuration, or put $ORIGIN with the zone's name and a final dot at the top of the file.",
  };
}

interface StatedNames {
  /** The owner of the first SOA as resolved. */
  soa?: Name;
  /** The same when no absolute $ORIGIN completes it: as it would be with a final dot. */
  undottedSoa?: Name;
  /** The first absolute $ORIGIN that is not the root. */
  origin?: Name;
  undottedOrigin?: Name;
}

/** A name in wire form; not absolute while only the zone's own name would complete it. */
interface Resolved {
  readonly wire: Uint8Array;
  readonly absolute: boolean;
}

const rootWire = new Uint8Array(1);
const soa = recordTypes.SOA.code;

// One for all texts, for it is done with before the next one begins.
const scan = scanFrom(rootWire, rootWire);

/** What the text states about names up to its first SOA. */
function statedNames(source: SourceFile): StatedNames {
  const stated: StatedNames = {};
  moveScan(scan, source.bytes, rootWire, markLength(source.bytes));
  const { words } = scan;
  const text: OpenText = { source, scan, chain: [source] };
  const head = emptyHead();
  let origin: Resolved = { wire: rootWire, absolute: false };
  let owner = { start: 0, end: 0, origin };
  while (nextEntry(scan)) {
    if (scan.fault) continue;
    if (isDirective(text)) {
      const name = keywordOf(text) === "$ORIGIN" && words.count > 1 ? resolved(words, 1, origin) : undefined;
      if (!name) continue;
      origin = name;
      if (!name.absolute) stated.undottedOrigin ??= nameFromWire(name.wire);
      else if (name.wire.length > 1) stated.origin ??= nameFromWire(name.wire);
      continue;
    }
    if (!scan.indented) owner = { start: words.starts[0]!, end: words.ends[0]!, origin };
    if (readHead(words, scan.indented ? -1 : 0, head) || head.type !== soa) continue;
    const name = owner.end > 0 ? resolvedText(words.bytes, owner.start, owner.end, owner.origin) : origin;
    if (!name || name.wire.length === 1) break;
    stated[name.absolute ? "soa" : "undottedSoa"] = nameFromWire(name.wire);
    break;
  }
  return stated;
}

function resolved(words: Words, word: number, origin: Resolved): Resolved | undefined {
  return resolvedText(words.bytes, words.starts[word]!, words.ends[word]!, origin);
}

function resolvedText(bytes: Uint8Array, start: number, end: number, origin: Resolved): Resolved | undefined {
  const wire = new Uint8Array(nameRoom);
  const length = writeName(bytes, start, end, origin.wire, wire, 0);
  if (length < 0) return undefined;
  const complete = writeName(bytes, start, end, new Uint8Array(0), new Uint8Array(nameRoom), 0) === length;
  return { wire: wire.slice(0, length), absolute: complete || origin.absolute };
}

const bannerBytes = 8192;

const banners: readonly RegExp[] = [
  // Cloudflare and GoDaddy; Azure and dnscmd; Windows DNS; several panels.
  /^;+[ \t]*Domain:[ \t]*(\S+)/im,
  /^;+[ \t]*Zone(?: name)?:[ \t]*(\S+)/im,
  /^;+[ \t]*Database file \S+ for (\S+) zone\b/im,
  /^;+[ \t]*Zone file for (\S+)/im,
];

/** The zone's name in the comment that an exporter puts at the top. */
function bannerName({ bytes }: SourceFile): Name | undefined {
  const text = new TextDecoder().decode(bytes.subarray(0, bannerBytes));
  for (const banner of banners) {
    const name = severalLabels(toName((banner.exec(text)?.[1] ?? "").replace(/[.,;:'"]+$/, "")));
    if (name) return name;
  }
  return undefined;
}

/** The zone that a file is named after, when that is a name of several labels. */
export function namedAfter(path: string): Name | undefined {
  return severalLabels(fileName(path));
}

/** `contoso.com.zone`, `db.contoso.com`, `contoso.com.db`, `.dns`, `.txt`, `.bind`, and how other forms are called. */
function fileName(path: string): Name | undefined {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const name = /^db\.(.+)$/i.exec(base)?.[1] ?? /^(.+)\.(?:zone|db|dns|txt|bind|json|ya?ml|csv|tsv)$/i.exec(base)?.[1];
  return name === undefined ? undefined : toName(name);
}

/** A single label is too little to go by: `zone.txt`, `export.db`. */
function severalLabels(name: Name | undefined): Name | undefined {
  return name && labelsOf(name).length > 1 ? name : undefined;
}
