/** A DNS message in octets, put together by hand: its parts need not fit together. */
export interface Parts {
  readonly id?: number;
  /** Default: an answer with authority, no error. */
  readonly flags?: number;
  readonly question?: Uint8Array;
  readonly answers?: readonly Uint8Array[];
  readonly authorities?: readonly Uint8Array[];
  readonly additionals?: readonly Uint8Array[];
  /** Of questions, answers, authorities and additionals, whatever there are. */
  readonly counts?: readonly [number, number, number, number];
}

const answering = 0x8400;

export function message({
  id = 0,
  flags = answering,
  question,
  answers = [],
  authorities = [],
  additionals = [],
  counts,
}: Parts): Uint8Array {
  const all = counts ?? [question ? 1 : 0, answers.length, authorities.length, additionals.length];
  return octets(u16(id), u16(flags), ...all.map(u16), question ?? [], ...answers, ...authorities, ...additionals);
}

export function octets(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function u16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(value >>> 16), ...u16(value & 0xffff)];
}

/** A name in wire form from labels. */
export function name(dotted: string): Uint8Array {
  const labels = dotted.split(".").filter((label) => label !== "");
  return octets(...labels.flatMap((label) => [[label.length], Buffer.from(label)]), [0]);
}

/** A pointer to an offset of the message. */
export function pointer(to: number): number[] {
  return u16(0xc000 | to);
}

export function record(
  owner: Uint8Array | readonly number[],
  type: number,
  rdata: Uint8Array | readonly number[],
  { ttl = 3600, length = rdata.length, inet = 1 } = {},
): Uint8Array {
  return octets(owner, u16(type), u16(inet), u32(ttl), u16(length), rdata);
}

/** The question of a query as it stands there. */
export function questionOf(query: Uint8Array): Uint8Array {
  let at = 12;
  while ((query[at] ?? 0) > 0) at += (query[at] ?? 0) + 1;
  return query.slice(12, at + 5);
}

export function idOf(query: Uint8Array): number {
  return ((query[0] ?? 0) << 8) | (query[1] ?? 0);
}

/** Its length before it, as over TCP. */
export function framed(octetsOfMessage: Uint8Array): Uint8Array {
  return octets(u16(octetsOfMessage.length), octetsOfMessage);
}

/** The query with the name in small letters. */
export function withSmallName(query: Uint8Array): Uint8Array {
  const end = 12 + questionOf(query).length - 4;
  return query.map((octet, i) => (i >= 12 && i < end && octet >= 0x41 && octet <= 0x5a ? octet | 0x20 : octet));
}
