/** Why a text is no zone file, and what to do about it. */
export interface OtherText {
  /** A sentence without its capital and its full stop. */
  readonly reason: string;
  readonly help: string;
}

const probedBytes = 4096;

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
  [/^#!/, "this is a script, no zone file", "Export the zone in BIND format."],
];

/** How gzip, zip, bzip2, 7z and xz files begin. */
const compressed = ["\u001f\u008b", "PK\u0003\u0004", "BZh", "7z\u00bc\u00af", "\u00fd7zXZ"];

/**
 * Recognises, by its beginning, a text that was given in the place of a zone file: one answer instead of a problem for
 * every line.
 */
export function notAZone(bytes: Uint8Array): OtherText | undefined {
  const head = bytes.subarray(0, probedBytes);
  const text = String.fromCharCode(...head).replace(/^\xef\xbb\xbf/, "");
  if (compressed.some((magic) => text.startsWith(magic))) {
    return { reason: "this is a compressed file, no zone file", help: "Unpack it first." };
  }
  const found = kinds.find(([begins]) => begins.test(text.trimStart()));
  if (found) return { reason: found[1], help: found[2] };
  if (!isBinary(head)) return undefined;
  return { reason: "this is a binary file, no zone file", help: "Export the zone as text in BIND format." };
}

/** More than one byte in ten is a control that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  const controls = bytes.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d)).length;
  return controls >= 16 && controls * 10 > bytes.length;
}
