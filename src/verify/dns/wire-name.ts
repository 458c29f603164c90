import type { Name } from "../../zone/name.js";
import { maxLabel, maxName, nameRoom, writeName } from "../../zone/name-wire.js";

/** A message that is not what RFC 1035 §4 describes: why, as a clause. */
export class BadMessage extends Error {}

export interface WireName {
  /** Without pointers, in the case of the message. */
  readonly wire: Uint8Array;
  /** Where the next field begins. */
  readonly end: number;
}

const pointer = 0xc0;

/** A name has 127 labels at most, and a pointer that leads to another one says nothing: whoever needs more wastes time. */
const mostPointers = 127;

const noOrigin = new Uint8Array([0]);

/** A name in wire form, without pointers. */
export function wireOf(name: Name): Uint8Array {
  const text = new TextEncoder().encode(name);
  const out = new Uint8Array(nameRoom);
  return out.slice(0, writeName(text, 0, text.length, noOrigin, out, 0));
}

/**
 * The name at a place of a message, put together from what its pointers lead to (RFC 1035 §4.1.4).
 * @throws BadMessage when it is cut off, too long, or a pointer leads anywhere but back: so no chain is endless
 */
export function readName(message: Uint8Array, from: number): WireName {
  const wire = new Uint8Array(maxName);
  let length = 0;
  let at = from;
  let end = -1;
  let earliest = from;
  let pointers = 0;
  for (;;) {
    const octet = octetAt(message, at);
    if ((octet & pointer) === pointer) {
      const to = ((octet & ~pointer) << 8) | octetAt(message, at + 1);
      if (end < 0) end = at + 2;
      if (to >= earliest) throw new BadMessage("a pointer in a name does not lead back");
      if (++pointers > mostPointers) throw new BadMessage("a name of too many pointers");
      at = earliest = to;
      continue;
    }
    if (octet > maxLabel) throw new BadMessage("a label of no known kind");
    if (length + octet + 1 > maxName) throw new BadMessage("a name of over 255 octets");
    if (at + octet >= message.length) throw new BadMessage("it ends inside a name");
    wire.set(message.subarray(at, at + octet + 1), length);
    length += octet + 1;
    at += octet + 1;
    if (octet === 0) return { wire: wire.slice(0, length), end: end < 0 ? at : end };
  }
}

function octetAt(message: Uint8Array, at: number): number {
  const octet = message[at];
  if (octet === undefined) throw new BadMessage("it ends inside a name");
  return octet;
}
