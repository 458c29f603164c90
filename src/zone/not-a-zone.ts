import { markLength } from "../text/position.js";

/** Why a text is no zone file, and what to do about it. */
export interface OtherText {
  /** A sentence without its capital and its full stop. */
  readonly reason: string;
  readonly help: string;
}

const probedBytes = 512;

const kinds: readonly (readonly [begins: RegExp, what: string, help: string])[] = [
  [
    /^(?:<!doctype html|<html|<head|<body|<!--)/i,
    "this is an HTML page, no zone file",
    "Probably a page of the provider was saved instead of the export. Open its address in a browser, sign in, and export the zone again.",
  ],
  [/^<\?xml|^<[a-z][\w:-]*[\s/>]/i, "this is XML, no zone file", "Export the zone in BIND format."],
  [/^[{[]\s*(?:["{[\]}\d]|$)/, "this is JSON, no zone file", "Export the zone in BIND format."],
  [
    /^-----BEGIN /,
    "this is a PEM file (a certificate or a key), no zone file",
    "Give a certificate with --cert. A private key has no place here.",
  ],
  [
    /^---\s*[\r\n]+\s*(?:[\w"'-]+:|- )|^kind: dns#/,
    "this is YAML, no zone file",
    "From Google Cloud DNS, export with gcloud dns record-sets export --zone-file-format.",
  ],
  [/^%PDF-/, "this is a PDF, no zone file", "Export the zone in BIND format."],
  [/^\{\\rtf/, "this is a rich text document, no zone file", "Save it as plain text."],
  // gzip, zip, bzip2, 7z, xz.
  [
    /^(?:[^ -~\s]\u008b|PK[^ -~\s]{2}|BZh\d1AY&SY|7z\u00bc\u00af|\u00fd7zXZ)/,
    "this is a compressed file, no zone file",
    "Unpack it first.",
  ],
  [/^#!/, "this is a script, no zone file", "Export the zone in BIND format."],
];

/**
 * Recognises, by its beginning, a text that was given in the place of a zone file: one answer instead of a problem for
 * every line.
 */
export function notAZone(bytes: Uint8Array): OtherText | undefined {
  const head = bytes.subarray(0, probedBytes);
  if (isBinary(head))
    return { reason: "this is a binary file, no zone file", help: "Export the zone as text in BIND format." };
  const start = firstMark(head);
  if (!firstMarks.has(head[start] ?? 0)) return undefined;
  const text = String.fromCharCode(...head.subarray(start));
  if (recordLine.test(text)) return undefined;
  const found = kinds.find(([begins]) => begins.test(text));
  return found && { reason: found[1], help: found[2] };
}

/** A record whose owner begins like something else: `<v>.example. 300 IN A 192.0.2.1`. */
const recordLine = /^\S+[ \t]+\d+[ \t]+IN[ \t]/;

/** What the kinds above begin with: few zones do, so that few are looked at twice. */
const firstMarks = new Set(Array.from("<{[-k%#\u001fPB7\u00fd", (char) => char.charCodeAt(0)));

/** Where the first byte stands that is neither blank nor part of a byte order mark. */
function firstMark(bytes: Uint8Array): number {
  let i = markLength(bytes);
  while (bytes[i] === 0x20 || (bytes[i]! >= 0x09 && bytes[i]! <= 0x0d)) i++;
  return i;
}

/** More than one byte in ten is a control that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! < 0x20 && (bytes[i]! < 0x09 || bytes[i]! > 0x0d)) controls++;
  return controls >= 16 && controls * 10 > bytes.length;
}
