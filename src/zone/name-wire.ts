import { type Name, octetText, toALabel } from "./name.js";

const dot = 0x2e;
const backslash = 0x5c;
const at = 0x40;
export const maxLabel = 63;
export const maxName = 255;

/** Why a name cannot be read; `nameFault` has the words. */
export const emptyLabel = -1;
export const longLabel = -2;
export const longName = -3;
export const brokenEscape = -4;

const faults = [
  "",
  "empty label",
  "label over 63 octets (RFC 1035 §2.3.4)",
  "name over 255 octets (RFC 1035 §2.3.4)",
  "broken escape: a backslash stands before three digits up to 255 or before one character",
];

/** Room for one name in wire form and for the octet that shows that it is too long. */
export const nameRoom = maxName + 1;

/**
 * Puts a name from a zone file into wire form (RFC 1035 §3.1), case kept.
 * @param bytes text; the name is [start, end), escapes not yet resolved
 * @param origin in wire form: completes a relative name and is what a bare `@` stands for
 * @param out gets the name at `to`; it needs `nameRoom` octets there
 * @returns the length in octets, or a negative code for `nameFault`
 */
export function writeName(
  bytes: Uint8Array,
  start: number,
  end: number,
  origin: Uint8Array,
  out: Uint8Array,
  to: number,
): number {
  if (start === end) return emptyLabel;
  if (end - start === 1) {
    if (bytes[start] === at) return copyName(origin, out, to);
    if (bytes[start] === dot) {
      out[to] = 0;
      return 1;
    }
  }
  const limit = to + maxName;
  let label = to;
  let next = to + 1;
  for (let i = start; i < end; ) {
    let octet = bytes[i++]!;
    if (octet === dot) {
      const length = next - label - 1;
      if (length === 0) return emptyLabel;
      if (length > maxLabel) return longLabel;
      out[label] = length;
      label = next++;
      continue;
    }
    if (octet === backslash) {
      octet = escapedOctet(bytes, i, end);
      if (octet < 0) return brokenEscape;
      i += isDigit(bytes[i]!) ? 3 : 1;
    }
    if (next >= limit) return longName;
    out[next++] = octet;
  }
  const length = next - label - 1;
  if (length > maxLabel) return longLabel;
  out[label] = length;
  const rest = length === 0 ? 0 : copyName(origin, out, next);
  return next - to + rest > maxName ? longName : next - to + rest;
}

function copyName(name: Uint8Array, out: Uint8Array, to: number): number {
  for (let i = 0; i < name.length; i++) out[to + i] = name[i]!;
  return name.length;
}

/** Why `writeName` refused: a few words without a full stop. */
export function nameFault(code: number): string {
  return faults[-code] ?? "not a name";
}

/**
 * The octet that an escape stands for (RFC 1035 §5.1).
 * @param i just after the backslash
 * @returns -1 when the escape is cut off or its number is over 255; the escape is three octets long when the first is a digit, else one
 */
export function escapedOctet(bytes: Uint8Array, i: number, end: number): number {
  if (i >= end) return -1;
  if (!isDigit(bytes[i]!)) return bytes[i]!;
  if (i + 2 >= end || !isDigit(bytes[i + 1]!) || !isDigit(bytes[i + 2]!)) return -1;
  const octet = (bytes[i]! - 0x30) * 100 + (bytes[i + 1]! - 0x30) * 10 + bytes[i + 2]! - 0x30;
  return octet > 255 ? -1 : octet;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** The length of the uncompressed name at `from`, root octet included; -1 when the octets are none. */
export function wireLength(wire: Uint8Array, from: number): number {
  for (let i = from; i < wire.length && i - from < maxName; i += wire[i]! + 1) {
    if (wire[i] === 0) return i - from + 1;
    if (wire[i]! > maxLabel) return -1;
  }
  return -1;
}

const folded = Array.from({ length: 256 }, (_, octet) => octetText(octet));
const written = folded.map((text, octet) => (octet >= 0x41 && octet <= 0x5a ? String.fromCharCode(octet) : text));

/** The name at `from` for comparing: lower case; labels in UTF-8 beyond ASCII as A-labels. */
export function nameFromWire(wire: Uint8Array, from = 0): Name {
  let text = "";
  for (let i = from; wire[i]! > 0; i += wire[i]! + 1) text += `${foldedLabel(wire, i + 1, i + 1 + wire[i]!)}.`;
  return (text || ".") as Name;
}

function foldedLabel(wire: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) {
    if (wire[i]! > 0x7f) return aLabel(wire.subarray(start, end)) ?? labelText(wire, start, end, folded);
    text += folded[wire[i]!]!;
  }
  return text;
}

function aLabel(label: Uint8Array): string | undefined {
  try {
    const ascii = toALabel(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(label));
    return ascii !== undefined && ascii.length <= maxLabel && /^[a-z0-9_*-]+$/.test(ascii) ? ascii : undefined;
  } catch {
    return undefined;
  }
}

function labelText(wire: Uint8Array, start: number, end: number, octets: readonly string[]): string {
  let text = "";
  for (let i = start; i < end; i++) text += octets[wire[i]!]!;
  return text;
}

/**
 * The name at `from` as BIND prints it: case kept, octets beyond ASCII as `\DDD`.
 * It has the type of a name so that it can stand in its place in printed data; it is not for comparing.
 */
export function writtenName(wire: Uint8Array, from = 0): Name {
  let text = "";
  for (let i = from; wire[i]! > 0; i += wire[i]! + 1) text += `${labelText(wire, i + 1, i + 1 + wire[i]!, written)}.`;
  return (text || ".") as Name;
}
