import { childrenOf, contentOf, type Der, elementOf, readDer, tags } from "./der.js";

const constructed = 0x20;
const indefinite = 0x80;

/** Honest files nest fifteen levels at most; anything deeper is made to exhaust a reader. */
const deepest = 64;

/**
 * Rewrites the first element of BER so that every length in it is definite, as `readDer` wants it: Windows, Java and
 * browsers leave the lengths of PKCS#7 and PKCS#12 open (X.690 §8.1.3.6). An element without open lengths keeps its octets,
 * so that a certificate inside is the one that was signed.
 * @returns undefined when it is damaged, ends too early or nests too deep
 */
export function definite(bytes: Uint8Array): Uint8Array | undefined {
  return rewritten(bytes, 0, bytes.length, 0)?.element;
}

interface Rewritten {
  readonly element: Uint8Array;
  /** It had an open length somewhere. */
  readonly isChanged: boolean;
  /** Where the element ends in what it was read from. */
  readonly end: number;
}

function rewritten(bytes: Uint8Array, from: number, limit: number, depth: number): Rewritten | undefined {
  const tag = bytes[from] ?? 0;
  const isOpen = (tag & constructed) !== 0 && bytes[from + 1] === indefinite;
  if (!isOpen) {
    const der = readDer(bytes, from, limit);
    if (!der) return undefined;
    const unchanged = { element: elementOf(der), isChanged: false, end: der.end };
    if ((tag & constructed) === 0) return unchanged;
    const inside = series(bytes, der.start, der.end, depth + 1);
    return inside?.isChanged ? { ...inside, element: element(tag, inside.elements) } : inside && unchanged;
  }
  const inside = series(bytes, from + 2, limit, depth + 1, true);
  return inside && { ...inside, element: element(tag, inside.elements) };
}

interface Series {
  readonly elements: readonly Uint8Array[];
  readonly isChanged: boolean;
  readonly end: number;
}

/** The elements up to a limit, or up to the two zero octets that end an open length. */
function series(bytes: Uint8Array, start: number, limit: number, depth: number, isOpen = false): Series | undefined {
  if (depth > deepest) return undefined;
  const elements: Uint8Array[] = [];
  let isChanged = false;
  let at = start;
  while (at < limit) {
    if (isOpen && bytes[at] === 0 && bytes[at + 1] === 0) return { elements, isChanged: true, end: at + 2 };
    const one = rewritten(bytes, at, limit, depth);
    if (!one) return undefined;
    isChanged ||= one.isChanged;
    elements.push(one.element);
    at = one.end;
  }
  return isOpen ? undefined : { elements, isChanged, end: at };
}

function element(tag: number, contents: readonly Uint8Array[]): Uint8Array {
  const content = joined(contents);
  const { length } = content;
  const octets = length < 0x80 ? 0 : Math.ceil((32 - Math.clz32(length)) / 8);
  const header = [tag, octets === 0 ? length : 0x80 + octets];
  for (let octet = octets - 1; octet >= 0; octet--) header.push((length >>> (8 * octet)) & 0xff);
  return joined([Uint8Array.from(header), content]);
}

/**
 * The octets of an OCTET STRING, also of an implicitly tagged one, whole or in pieces (X.690 §8.7.3).
 * @returns undefined when the pieces are no octet strings
 */
export function octetsOf(string: Der | undefined): Uint8Array | undefined {
  if (!string) return undefined;
  if ((string.tag & constructed) === 0) return contentOf(string);
  const pieces = childrenOf(string)?.map((piece) =>
    (piece.tag & ~constructed) === tags.octetString ? octetsOf(piece) : undefined,
  );
  return pieces?.every((piece) => piece !== undefined) ? joined(pieces) : undefined;
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
