/** One element of DER (X.690 §8.1): its identifier octet and where it and its contents lie. Contents may be anything. */
export interface Der {
  readonly bytes: Uint8Array;
  readonly tag: number;
  /** Where the identifier octet stands. */
  readonly from: number;
  /** Where the contents begin and end. */
  readonly start: number;
  readonly end: number;
}

/** Identifier octets (X.690 §8.1.2) of what X.509 is made of. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const maxLengthOctets = 4;

/**
 * Reads the element that begins at an offset; nothing is read beyond `limit`.
 * @returns undefined for a tag of several octets, an indefinite length (DER has neither) and contents that end too early
 */
export function readDer(bytes: Uint8Array, from = 0, limit = bytes.length): Der | undefined {
  const tag = bytes[from];
  const first = bytes[from + 1];
  if (tag === undefined || first === undefined || from + 2 > limit || (tag & 0x1f) === 0x1f) return undefined;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || octets > maxLengthOctets) return undefined;
  const start = from + 2 + octets;
  let length = first < 0x80 ? first : 0;
  for (let i = from + 2; i < start; i++) length = length * 256 + (bytes[i] ?? 0);
  return start + length > limit ? undefined : { bytes, tag, from, start, end: start + length };
}

/**
 * The elements inside a constructed one.
 * @returns undefined when its contents are not elements to their end
 */
export function childrenOf(parent: Der): Der[] | undefined {
  const children: Der[] = [];
  for (let at = parent.start; at < parent.end; ) {
    const child = readDer(parent.bytes, at, parent.end);
    if (!child) return undefined;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The elements of a SEQUENCE; none when it is no SEQUENCE or is damaged. */
export function sequenceOf(der: Der | undefined): Der[] {
  return (der?.tag === tags.sequence && childrenOf(der)) || [];
}

/** The contents, as a view of the same memory. */
export function contentOf(der: Der): Uint8Array {
  return der.bytes.subarray(der.start, der.end);
}

/** The whole element with its header, as a view of the same memory. */
export function elementOf(der: Der): Uint8Array {
  return der.bytes.subarray(der.from, der.end);
}

/**
 * An object identifier in dotted form (X.690 §8.19).
 * @returns undefined when the element is none, or an arc does not fit a number
 */
export function oidOf(der: Der | undefined): string | undefined {
  if (der?.tag !== tags.objectIdentifier || der.start === der.end) return undefined;
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of contentOf(der)) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) return undefined;
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const first = arcs[0];
  const endsInArc = ((der.bytes[der.end - 1] ?? 0x80) & 0x80) === 0;
  if (first === undefined || !endsInArc) return undefined;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...arcs.slice(1)].join(".");
}

/** How many bits a non-negative INTEGER has, its leading zeros apart; 0 for any other element. */
export function integerBits(der: Der | undefined): number {
  if (der?.tag !== tags.integer) return 0;
  const content = contentOf(der);
  const leading = content.findIndex((octet) => octet !== 0);
  if (leading < 0) return 0;
  return (content.length - leading) * 8 - (Math.clz32(content[leading] as number) - 24);
}

/** A non-negative INTEGER as a number, rounded where it is too large for one; undefined for any other element. */
export function integerOf(der: Der | undefined): number | undefined {
  if (der?.tag !== tags.integer || der.start === der.end || ((der.bytes[der.start] ?? 0) & 0x80) !== 0)
    return undefined;
  return contentOf(der).reduce((number, octet) => number * 256 + octet, 0);
}
