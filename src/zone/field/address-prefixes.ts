import { quoted, type Words } from "../words.js";
import type { Field, FieldFault, Octets } from "./field.js";
import { isIpv4 } from "./ipv4.js";
import { ipv6FromOctets, ipv6Text } from "./ipv6.js";
import { octetString } from "./string.js";

/** One item of APL; `family` 1 is IPv4 and 2 IPv6, `prefix` a number of bits. */
export interface AddressPrefix {
  readonly negated: boolean;
  readonly family: 1 | 2;
  readonly address: string;
  readonly prefix: number;
}

const item = /^(!?)\+?0*([12]):([^/]*)\/(\d+)$/;
const form = "`1:192.0.2.0/24` for IPv4 or `2:2001:db8::/32` for IPv6, after `!` what is excepted (RFC 3123 §5)";
const bits = { 1: 32, 2: 128 } as const;

/**
 * The items of APL (RFC 3123 §4), to the end of the entry; an empty list is one too. Bits beyond the prefix are kept, as
 * in BIND. These records are rare, so checking may make objects.
 */
export const addressPrefixes: Field<readonly AddressPrefix[]> = {
  mayBeEmpty: true,
  check(words) {
    while (words.next < words.count) {
      const fault = parse(words, words.next++);
      if ("reason" in fault) return fault;
    }
    return undefined;
  },
  read(words) {
    const items: AddressPrefix[] = [];
    while (words.next < words.count) items.push(parse(words, words.next++) as AddressPrefix);
    return items;
  },
  text: (items) => items.map(itemText).join(" "),
  decode(octets) {
    const items: AddressPrefix[] = [];
    while (octets.next < octets.bytes.length) {
      const prefix = decodeItem(octets);
      if (prefix === undefined || prefix === otherFamily) return undefined;
      items.push(prefix);
    }
    return items;
  },
};

/** An item of a family that has no text. */
const otherFamily = Symbol();

/** Whether whole items follow each other, of which one at least is of a family without text. */
export function hasOtherFamily(bytes: Uint8Array): boolean {
  const octets: Octets = { bytes, next: 0, asWritten: false };
  let isOther = false;
  while (octets.next < bytes.length) {
    const prefix = decodeItem(octets);
    if (prefix === undefined) return false;
    isOther ||= prefix === otherFamily;
  }
  return isOther;
}

function parse(words: Words, word: number): AddressPrefix | FieldFault {
  const start = words.starts[word]!;
  const parts = item.exec(octetString(words.bytes, start, words.ends[word]!));
  if (parts === null || words.flags[word]! & quoted) return { word, reason: `not ${form}` };
  const [, mark, number, text = "", digits = ""] = parts;
  const family = number === "1" ? 1 : 2;
  const prefix = Number(digits);
  const end = words.ends[word]! - digits.length - 1;
  const address = addressText(family, words.bytes, end - text.length, end);
  if (address === undefined) return { word, reason: `not an IPv${family === 1 ? 4 : 6} address after its family` };
  if (prefix > bits[family]) return { word, reason: `a prefix of over ${bits[family]} bits` };
  return { negated: mark === "!", family, address, prefix };
}

function addressText(family: 1 | 2, bytes: Uint8Array, start: number, end: number): string | undefined {
  if (family === 2) return ipv6Text(bytes, start, end);
  return isIpv4(bytes, start, end) ? octetString(bytes, start, end) : undefined;
}

function itemText({ negated, family, address, prefix }: AddressPrefix): string {
  return `${negated ? "!" : ""}${family}:${address}/${prefix}`;
}

/** The address comes without the zero octets at its end (RFC 3123 §4). */
function decodeItem(octets: Octets): AddressPrefix | typeof otherFamily | undefined {
  const { bytes, next } = octets;
  if (next + 4 > bytes.length) return undefined;
  const family = bytes[next]! * 256 + bytes[next + 1]!;
  const prefix = bytes[next + 2]!;
  const length = bytes[next + 3]! & 0x7f;
  octets.next = next + 4 + length;
  if (octets.next > bytes.length || (length > 0 && bytes[octets.next - 1] === 0)) return undefined;
  if (family !== 1 && family !== 2) return otherFamily;
  if (prefix > bits[family] || length > bits[family] / 8) return undefined;
  const address = new Uint8Array(bits[family] / 8);
  address.set(bytes.subarray(next + 4, octets.next));
  const text = family === 1 ? address.join(".") : ipv6FromOctets(address, 0);
  return { negated: bytes[next + 3]! > 0x7f, family, address: text, prefix };
}
