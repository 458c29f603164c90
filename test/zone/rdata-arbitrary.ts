import fc, { type Arbitrary } from "fast-check";
import { addressPrefixes } from "../../src/zone/field/address-prefixes.js";
import { algorithm, printedAlgorithm } from "../../src/zone/field/algorithm.js";
import { atmAddress } from "../../src/zone/field/atm-address.js";
import { bareOctets } from "../../src/zone/field/bare-octets.js";
import { base64 } from "../../src/zone/field/base64.js";
import { caaTag } from "../../src/zone/field/caa-tag.js";
import { certType } from "../../src/zone/field/cert-type.js";
import { coveredTypeAsNumber, coveredTypeOrNumber } from "../../src/zone/field/covered-type.js";
import { eui48, eui64 } from "../../src/zone/field/eui.js";
import { hashAlgorithm } from "../../src/zone/field/hash-algorithm.js";
import { hex } from "../../src/zone/field/hex.js";
import { ipv4 } from "../../src/zone/field/ipv4.js";
import { ipv6 } from "../../src/zone/field/ipv6.js";
import { keyFlags } from "../../src/zone/field/key-flags.js";
import { keyProtocol } from "../../src/zone/field/key-protocol.js";
import { location } from "../../src/zone/field/location.js";
import { locator64 } from "../../src/zone/field/locator64.js";
import { longString, quotedLongString } from "../../src/zone/field/long-string.js";
import { name, nameOrQuoted } from "../../src/zone/field/name.js";
import { naptrRegexp } from "../../src/zone/field/naptr-regexp.js";
import { nextHash } from "../../src/zone/field/next-hash.js";
import { notifyScheme } from "../../src/zone/field/notify-scheme.js";
import { nsapAddress } from "../../src/zone/field/nsap-address.js";
import { nxtTypes } from "../../src/zone/field/nxt-types.js";
import { optionalString } from "../../src/zone/field/optional-string.js";
import { psdnAddress } from "../../src/zone/field/psdn-address.js";
import { publicKey } from "../../src/zone/field/public-key.js";
import { salt } from "../../src/zone/field/salt.js";
import { string } from "../../src/zone/field/string.js";
import { strings } from "../../src/zone/field/strings.js";
import { svcParams } from "../../src/zone/field/svc-params.js";
import { target } from "../../src/zone/field/target.js";
import { date } from "../../src/zone/field/time.js";
import { ttl } from "../../src/zone/field/ttl.js";
import { anyTypes, someTypes } from "../../src/zone/field/type-bitmap.js";
import { u8, u16, u32 } from "../../src/zone/field/unsigned.js";
import type { RecordDefinition } from "../../src/zone/rr/record-type.js";
import { place } from "./place-arbitrary.js";
import {
  addressPrefixList,
  atmOctets,
  nsapOctets,
  nxtTypeList,
  octetsAlone,
  optionalText,
  psdnDigits,
  seldomWritten,
} from "./seldom-written.js";
import {
  base64Characters,
  bigEndian,
  characterString,
  domainName,
  inOrder,
  ipv4Address,
  ipv6Address,
  keyCharacters,
  number,
  octet,
  quotedText,
  seconds,
  someOctets,
  type Written,
  withLength,
} from "./written.js";

/** Rdata of a type with all its fields. */
export function rdataArbitrary({ mnemonic, sequence }: RecordDefinition): Arbitrary<Written> {
  const whole = byType.get(mnemonic);
  if (whole) return whole;
  const parts = sequence.map((field) => {
    const arbitrary = byField.get(field);
    if (!arbitrary) throw new Error(`a field of ${mnemonic} has no arbitrary`);
    return arbitrary;
  });
  return fc.tuple(...parts).map(inOrder);
}

const hexDigits = someOctets.map((octets) => ({
  text: Buffer.from(octets).toString("hex").replace(/^(..)/, "$1 "),
  octets,
}));

function words(codes: Readonly<Record<string, number>>, count: 1 | 2): Arbitrary<Written> {
  const word = fc
    .constantFrom(...Object.entries(codes))
    .map(([text, code]) => ({ text, octets: bigEndian(code, count) }));
  return fc.oneof(number(count), word);
}

const algorithms = { RSASHA256: 8, ecdsap256sha256: 13, ED25519: 15, PRIVATEDNS: 253 };
const types = { A: 1, mx: 15, AAAA: 28, RRSIG: 46, TYPE1234: 1234, CAA: 257, TYPE65280: 65280 };

function dates(end: number): Arbitrary<Written> {
  return fc.integer({ min: 0, max: end - 1 }).map((value) => ({
    text: new Date(value * 1000).toISOString().replace(/\.000Z$|[-:T]/g, ""),
    octets: bigEndian(value, 4),
  }));
}

/** RFC 4034 §4.1.2: windows of 256 types, their bits from the left, zeros at the end left out. */
function bitmap(codes: readonly number[]): number[] {
  return [...new Set(codes.map((code) => code >> 8))]
    .sort((a, b) => a - b)
    .flatMap((window) => {
      const bits = codes.filter((code) => code >> 8 === window).map((code) => code & 255);
      const octets = new Array<number>((Math.max(...bits) >> 3) + 1).fill(0);
      for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] as number) | (0x80 >> (bit & 7));
      return [window, octets.length, ...octets];
    });
}

function coveredTypes(codes: Readonly<Record<string, number>>): Arbitrary<Written> {
  return fc.constantFrom(...Object.entries(codes)).map(([text, code]) => ({ text, octets: bigEndian(code, 2) }));
}

function typeList(least: number): Arbitrary<Written> {
  return fc.uniqueArray(fc.constantFrom(...Object.entries(types)), { minLength: least }).map((chosen) => ({
    text: chosen.map(([word]) => word).join(" "),
    octets: bitmap(chosen.map(([, code]) => code)),
  }));
}

const saltOctets = fc.array(octet, { maxLength: 20 }).map((octets) => ({
  text: octets.length === 0 ? "-" : Buffer.from(octets).toString("hex"),
  octets: [octets.length, ...octets],
}));

const sha1Hash = fc.array(octet, { minLength: 20, maxLength: 20 }).map((octets) => ({
  text: Array.from({ length: 32 }, (_, i) => {
    const bits = octets.map((code) => code.toString(2).padStart(8, "0")).join("");
    return Number.parseInt(bits.slice(5 * i, 5 * i + 5), 2).toString(32);
  }).join(""),
  octets: [20, ...octets],
}));

const tag = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/).map((text) => withLength({ text, octets: codes(text) }));

const expression = fc
  .constantFrom("", "!^.*$!sip:info@example.com!", "/(a|b)+/x/i", "!^[0-9]{2,3}$!y!")
  .map((text) => withLength({ text: `"${text}"`, octets: codes(text) }));

function codes(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

/** Parameters in any order in text, by their numbers on the wire (RFC 9460 §2.2). */
const parameters: Arbitrary<Written> = fc
  .tuple(
    fc.option(fc.uniqueArray(fc.constantFrom("h2", "h3", "dot"), { minLength: 1 })),
    fc.option(fc.integer({ min: 0, max: 65535 })),
    fc.option(fc.array(ipv4Address, { minLength: 1, maxLength: 3 })),
    fc.option(fc.array(ipv6Address, { minLength: 1, maxLength: 3 })),
    fc.option(someOctets),
    fc.option(quotedText),
    fc.boolean(),
  )
  .map(([alpn, port, ipv4hint, ipv6hint, ech, opaque, reversed]) => {
    const all = [
      alpn &&
        param(
          1,
          `alpn="${alpn.join(",")}"`,
          alpn.flatMap((id) => [id.length, ...codes(id)]),
        ),
      port !== null && param(3, `port=${port}`, bigEndian(port, 2)),
      ipv4hint &&
        param(
          4,
          `ipv4hint=${textList(ipv4hint)}`,
          ipv4hint.flatMap(({ octets }) => octets),
        ),
      ech && param(5, `ech=${Buffer.from(ech).toString("base64")}`, ech),
      ipv6hint &&
        param(
          6,
          `ipv6hint="${textList(ipv6hint)}"`,
          ipv6hint.flatMap(({ octets }) => octets),
        ),
      opaque && param(65280, `key65280=${opaque.text}`, opaque.octets),
    ].filter((one) => one !== false && one !== null);
    const texts = all.map(({ text }) => text);
    return { text: (reversed ? texts.reverse() : texts).join(" "), octets: all.flatMap(({ octets }) => octets) };
  });

function param(key: number, text: string, value: readonly number[]): Written {
  return { text, octets: [...bigEndian(key, 2), ...bigEndian(value.length, 2), ...value] };
}

function textList(values: readonly Written[]): string {
  return values.map(({ text }) => text).join(",");
}

function digestOf(kinds: Readonly<Record<number, number>>): Arbitrary<Written> {
  return fc.constantFrom(...Object.entries(kinds)).chain(([kind, length]) =>
    fc.array(octet, { minLength: length, maxLength: length }).map((octets) => ({
      text: `${kind} ${Buffer.from(octets).toString("hex")}`,
      octets: [Number(kind), ...octets],
    })),
  );
}

function hyphenated(count: number): Arbitrary<Written> {
  return fc.array(octet, { minLength: count, maxLength: count }).map((octets) => ({
    text: octets.map((code) => code.toString(16).padStart(2, "0")).join("-"),
    octets,
  }));
}

const locator = fc.array(fc.nat(0xffff), { minLength: 4, maxLength: 4 }).map((groups) => ({
  text: groups.map((group) => group.toString(16).padStart(4, "0").toUpperCase()).join(":"),
  octets: groups.flatMap((group) => bigEndian(group, 2)),
}));

const delegation = fc.tuple(number(2), words(algorithms, 1), digestOf({ 1: 20, 2: 32, 4: 48, 77: 5 })).map(inOrder);

/** RFC 4034 §3.1.3: the signer has no more labels than what is signed, and no name has more than 127. */
const signature = fc
  .tuple(
    coveredTypes({ ...types, "1": 1, "65280": 65280 }),
    words(algorithms, 1),
    fc.constant({ text: "127", octets: [127] }),
    number(4),
    dates(2 ** 31),
    dates(2 ** 31),
    number(2),
    domainName,
    base64Characters,
  )
  .map(inOrder);

const byType: ReadonlyMap<string, Arbitrary<Written>> = new Map([
  ["DS", delegation],
  ["CDS", delegation],
  ["DLV", delegation],
  ["TA", delegation],
  ["RRSIG", signature],
  ["ZONEMD", fc.tuple(number(4), number(1), digestOf({ 1: 48, 2: 64, 240: 12 })).map(inOrder)],
  ["SSHFP", fc.tuple(number(1), digestOf({ 1: 20, 2: 32, 9: 3 })).map(inOrder)],
  ...seldomWritten,
]);

const byField: ReadonlyMap<unknown, Arbitrary<Written>> = new Map<unknown, Arbitrary<Written>>([
  [u8, number(1)],
  [u16, number(2)],
  [u32, number(4)],
  [ttl, seconds],
  [name, domainName],
  [nameOrQuoted, domainName],
  [target, domainName],
  [string, characterString],
  [strings, fc.array(characterString, { minLength: 1, maxLength: 4 }).map(inOrder)],
  [longString, quotedText],
  [quotedLongString, quotedText],
  [ipv4, ipv4Address],
  [ipv6, ipv6Address],
  [addressPrefixes, addressPrefixList],
  [eui48, hyphenated(6)],
  [eui64, hyphenated(8)],
  [locator64, locator],
  [hex, hexDigits],
  [base64, base64Characters],
  [publicKey, keyCharacters],
  [algorithm, words(algorithms, 1)],
  [printedAlgorithm, words(algorithms, 1)],
  [certType, words({ PKIX: 1, pgp: 3, OID: 254 }, 2)],
  [keyFlags, words({ ZONE: 0x100, "zone|ksk": 0x101, "0x101": 0x101 }, 2)],
  [keyProtocol, words({ DNSSEC: 3, all: 255 }, 1)],
  [hashAlgorithm, words({ "SHA-1": 1 }, 1)],
  [nextHash, sha1Hash],
  [salt, saltOctets],
  [anyTypes, typeList(0)],
  [someTypes, typeList(1)],
  [coveredTypeOrNumber, coveredTypes({ ...types, "1": 1, "65280": 65280 })],
  [coveredTypeAsNumber, coveredTypes({ ...types, "1": 1, "65280": 65280 })],
  [notifyScheme, words({ NOTIFY: 1, notify: 1 }, 1)],
  [nxtTypes, nxtTypeList],
  [atmAddress, atmOctets],
  [bareOctets, octetsAlone],
  // BIND prints the year that is nearest to now: for these times, until 2038 and long after, the same as we.
  [date, dates(2 ** 31)],
  [psdnAddress, psdnDigits],
  [optionalString, optionalText],
  [nsapAddress, nsapOctets],
  [caaTag, tag],
  [naptrRegexp, expression],
  [svcParams, parameters],
  [location, place],
]);
