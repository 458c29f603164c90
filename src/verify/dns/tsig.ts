import { createHmac, timingSafeEqual } from "node:crypto";
import type { Name } from "../../zone/name.js";
import type { Message } from "./message.js";
import { BadMessage, readName, wireOf } from "./wire-name.js";

/** A secret that this side and a server share (RFC 8945). */
export interface TsigKey {
  readonly name: Name;
  readonly algorithm: TsigAlgorithm;
  readonly secret: Uint8Array;
}

/** RFC 8945 §6, by the names that configurations use; each with its name on the wire and that of the platform. */
const algorithms = {
  "hmac-md5": ["hmac-md5.sig-alg.reg.int.", "md5"],
  "hmac-sha1": ["hmac-sha1.", "sha1"],
  "hmac-sha224": ["hmac-sha224.", "sha224"],
  "hmac-sha256": ["hmac-sha256.", "sha256"],
  "hmac-sha384": ["hmac-sha384.", "sha384"],
  "hmac-sha512": ["hmac-sha512.", "sha512"],
} as const;

export type TsigAlgorithm = keyof typeof algorithms;

export function isTsigAlgorithm(name: string): name is TsigAlgorithm {
  return Object.hasOwn(algorithms, name);
}

const type = 250;
const classAny = 255;
/** Seconds by which clocks may differ (RFC 8945 §10). */
const fudge = 300;
const additionalCount = 10;

/** Checks the messages of one answer, in the order in which they come. */
export interface TsigSession {
  /** The query with its signature. */
  readonly signed: Uint8Array;
  /**
   * @param octets of the message that was read
   * @returns why it is not to be believed: a clause about the server
   */
  check(message: Message, octets: Uint8Array): string | undefined;
  /** Why the messages so far are not to be believed, where the last one was not signed. */
  end(): string | undefined;
  /** That the server said what it has against the key; it cannot sign this (RFC 8945 §5.2). */
  keyRefused(): string | undefined;
}

/** RFC 8945 §5.3.1: that many messages may come without a signature before one that covers them. */
const mostUnsigned = 99;

/** Signs a query, and checks what comes back for it. @param seconds since 1970 */
export function tsigSession(query: Uint8Array, key: TsigKey, seconds: number): TsigSession {
  const variables = { time: seconds, fudge, error: 0, other: new Uint8Array(0) };
  let prior = mac(key, [query, variablesOf(key, variables)]);
  const signed = withRecord(query, key, prior, variables);
  let unsigned: Uint8Array[] = [];
  let isFirst = true;
  let refusal: string | undefined;
  const check = (message: Message, octets: Uint8Array): string | undefined => {
    const last = message.additionals.at(-1);
    if (last?.type !== type) {
      if (isFirst) return "it does not sign its answer";
      unsigned.push(octets.slice());
      return unsigned.length > mostUnsigned ? "it has stopped signing its answer" : undefined;
    }
    const stated = readRecord(last.rdata);
    if (nameOf(readName(last.owner, 0).wire) !== nameOf(wireOf(key.name))) return "it signs with another key";
    if (stated.error !== 0) refusal = `it refuses the key (${errorName(stated.error)})`;
    if (stated.mac.length === 0 && refusal) return refusal;
    const bare = withoutRecord(octets, last.at, stated.originalId);
    // RFC 8945 §5.3.1: after the first message only the times are part of what is signed.
    const rest = isFirst ? variablesOf(key, stated) : timers(stated);
    const expected = mac(key, [lengthAndMac(prior), ...unsigned, bare, rest]);
    if (stated.mac.length !== expected.length || !timingSafeEqual(stated.mac, expected))
      return "its signature is wrong: the secret there is another one, or the answer was changed on its way";
    if (refusal) return refusal;
    if (Math.abs(Date.now() / 1000 - stated.time) > stated.fudge + 1) return "its clock or the one here is wrong";
    [prior, unsigned, isFirst] = [expected, [], false];
    return undefined;
  };
  const end = () => (unsigned.length > 0 ? "it does not sign the end of its answer" : undefined);
  return { signed, check, end, keyRefused: () => refusal };
}

interface Variables {
  readonly time: number;
  readonly fudge: number;
  readonly error: number;
  readonly other: Uint8Array;
}

interface TsigRecord extends Variables {
  readonly mac: Uint8Array;
  readonly originalId: number;
}

const errors: Readonly<Record<number, string>> = { 16: "BADSIG", 17: "BADKEY", 18: "BADTIME", 22: "BADTRUNC" };

function errorName(error: number): string {
  return errors[error] ?? `error ${error}`;
}

function mac({ algorithm, secret }: TsigKey, parts: readonly Uint8Array[]): Uint8Array {
  const hmac = createHmac(algorithms[algorithm][1], secret);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** RFC 8945 §4.3.3. */
function variablesOf(key: TsigKey, variables: Variables): Uint8Array {
  const { error, other } = variables;
  const head = [...uint16(classAny), 0, 0, 0, 0];
  const tail = [...uint16(error), ...uint16(other.length), ...other];
  return Uint8Array.of(...wireOf(key.name), ...head, ...algorithmName(key), ...timers(variables), ...tail);
}

function timers({ time, fudge: allowed }: Variables): Uint8Array {
  return Uint8Array.of(...uint48(time), ...uint16(allowed));
}

function lengthAndMac(digest: Uint8Array): Uint8Array {
  return Uint8Array.of(...uint16(digest.length), ...digest);
}

function withRecord(query: Uint8Array, key: TsigKey, digest: Uint8Array, variables: Variables): Uint8Array {
  const { error, other } = variables;
  const rdata = [
    ...algorithmName(key),
    ...timers(variables),
    ...lengthAndMac(digest),
    ...query.subarray(0, 2),
    ...uint16(error),
    ...uint16(other.length),
  ];
  const head = [...wireOf(key.name), ...uint16(type), ...uint16(classAny), 0, 0, 0, 0, ...uint16(rdata.length)];
  const signed = Uint8Array.of(...query, ...head, ...rdata);
  const view = new DataView(signed.buffer);
  view.setUint16(additionalCount, view.getUint16(additionalCount) + 1);
  return signed;
}

/** What was signed: the message as it was before its last record was put there. */
function withoutRecord(octets: Uint8Array, at: number, originalId: number): Uint8Array {
  const bare = octets.slice(0, at);
  const view = new DataView(bare.buffer);
  view.setUint16(0, originalId);
  view.setUint16(additionalCount, view.getUint16(additionalCount) - 1);
  return bare;
}

/** @throws BadMessage */
function readRecord(rdata: Uint8Array): TsigRecord {
  const { end } = readName(rdata, 0);
  const view = new DataView(rdata.buffer, rdata.byteOffset, rdata.byteLength);
  if (rdata.length < end + 10) throw new BadMessage("its signature is cut off");
  const macEnd = end + 10 + view.getUint16(end + 8);
  if (rdata.length < macEnd + 6 || rdata.length !== macEnd + 6 + view.getUint16(macEnd + 4))
    throw new BadMessage("its signature is cut off");
  return {
    time: view.getUint16(end) * 2 ** 32 + view.getUint32(end + 2),
    fudge: view.getUint16(end + 6),
    mac: rdata.slice(end + 10, macEnd),
    originalId: view.getUint16(macEnd),
    error: view.getUint16(macEnd + 2),
    other: rdata.slice(macEnd + 6),
  };
}

function algorithmName({ algorithm }: TsigKey): Uint8Array {
  return wireOf(algorithms[algorithm][0] as Name);
}

/** Comparable: the names of keys are folded (RFC 8945 §4.3.3), and these are ASCII. */
function nameOf(wire: Uint8Array): string {
  return new TextDecoder("latin1").decode(wire).toLowerCase();
}

function uint16(value: number): [number, number] {
  return [value >> 8, value & 0xff];
}

function uint48(value: number): number[] {
  return [...uint16(Math.floor(value / 2 ** 32)), ...uint16((value >>> 16) & 0xffff), ...uint16(value & 0xffff)];
}
