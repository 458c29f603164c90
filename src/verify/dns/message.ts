import { BadMessage, readName } from "./wire-name.js";
import { readRdata } from "./wire-rdata.js";

/** A record as it came over the wire. */
export interface WireRecord {
  /** In the case of the message. */
  readonly owner: Uint8Array;
  readonly type: number;
  readonly class: number;
  /** Seconds. */
  readonly ttl: number;
  /** Names in it are written out. */
  readonly rdata: Uint8Array;
  /** Where it begins in the message. */
  readonly at: number;
}

export interface Question {
  readonly name: Uint8Array;
  readonly type: number;
  readonly class: number;
}

/** A message of RFC 1035 §4. */
export interface Message {
  readonly id: number;
  readonly isResponse: boolean;
  readonly opcode: number;
  readonly isAuthoritative: boolean;
  readonly isTruncated: boolean;
  readonly rcode: number;
  readonly questions: readonly Question[];
  readonly answers: readonly WireRecord[];
  readonly authorities: readonly WireRecord[];
  readonly additionals: readonly WireRecord[];
}

const headerLength = 12;
/** Type, class, TTL and length of the rdata. */
const fixedLength = 10;

/**
 * Reads a message from anybody. One that is truncated (RFC 2181 §9) is read no further than its question.
 * @throws BadMessage when it is none: nothing of it is to be believed then
 */
export function readMessage(octets: Uint8Array): Message {
  if (octets.length < headerLength) throw new BadMessage("it is shorter than a header");
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const flags = view.getUint16(2);
  let at = headerLength;
  const questions = Array.from({ length: view.getUint16(4) }, (): Question => {
    const { wire, end } = readName(octets, at);
    if (end + 4 > octets.length) throw new BadMessage("it ends inside the question");
    at = end + 4;
    return { name: wire, type: view.getUint16(end), class: view.getUint16(end + 2) };
  });
  const section = (count: number) =>
    Array.from({ length: count }, (): WireRecord => {
      const begin = at;
      const { wire, end } = readName(octets, at);
      if (end + fixedLength > octets.length) throw new BadMessage("it ends inside a record");
      const type = view.getUint16(end);
      const length = view.getUint16(end + 8);
      at = end + fixedLength + length;
      return {
        owner: wire,
        type,
        class: view.getUint16(end + 2),
        ttl: view.getUint32(end + 4),
        rdata: readRdata(octets, type, end + fixedLength, length),
        at: begin,
      };
    });
  const isTruncated = (flags & 0x0200) !== 0;
  const counts = [6, 8, 10].map((place) => (isTruncated ? 0 : view.getUint16(place)));
  const [answers = [], authorities = [], additionals = []] = counts.map(section);
  return {
    id: view.getUint16(0),
    isResponse: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 0xf,
    isAuthoritative: (flags & 0x0400) !== 0,
    isTruncated,
    rcode: flags & 0xf,
    questions,
    answers,
    authorities,
    additionals,
  };
}
