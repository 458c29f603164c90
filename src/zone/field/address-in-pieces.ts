import type { Name } from "../name.js";
import type { Words } from "../words.js";
import { atMost } from "./at-most.js";
import type { Field, FieldFault, Octets } from "./field.js";
import { ipv6, ipv6FromOctets, ipv6Suffix } from "./ipv6.js";
import { name } from "./name.js";

/** The last bits of an IPv6 address, and the name under which the bits before them are. */
export interface AddressInPieces {
  /** How many bits are under the name. */
  readonly prefixLength: number;
  /** The other bits as an address that begins with zeros; absent when there are none. */
  readonly suffix?: string;
  /** Absent when it would tell no bits. */
  readonly prefix?: Name;
}

const allBits = 128;
const prefixLength = atMost(allBits, "not a prefix length: a number from 0 to 128 (RFC 2874 §3.1.2)");

/** The whole of A6 (RFC 2874 §3.1), one field because its number says what follows. */
export const addressInPieces: Field<AddressInPieces> = {
  check(words) {
    const number = words.next;
    const fault = prefixLength.check(words);
    if (fault) return fault;
    const length = prefixLength.read({ ...words, next: number });
    return (length < allBits ? part(words, ipv6) : undefined) ?? (length > 0 ? part(words, name) : undefined);
  },
  read(words) {
    const length = prefixLength.read(words);
    const word = length < allBits ? words.next++ : -1;
    return {
      prefixLength: length,
      ...(word >= 0 && { suffix: ipv6Suffix(words.bytes, words.starts[word]!, words.ends[word]!, length) as string }),
      ...(length > 0 && { prefix: name.read(words) }),
    };
  },
  text: ({ prefixLength, suffix, prefix }) =>
    [prefixLength, suffix, prefix].filter((part) => part !== undefined).join(" "),
  decode(octets) {
    const length = prefixLength.decode(octets);
    if (length === undefined) return undefined;
    const suffix = length < allBits ? decodeSuffix(octets, length) : "";
    const prefix = length > 0 ? name.decode(octets) : "";
    if (suffix === undefined || prefix === undefined) return undefined;
    return { prefixLength: length, ...(suffix && { suffix }), ...(prefix && { prefix }) };
  },
};

function part(words: Words, field: Field<unknown>): FieldFault | undefined {
  return words.next < words.count ? field.check(words) : { word: words.count - 1, reason: "the rest is missing" };
}

/** Whole octets; the bits that fill up the first of them are zero (RFC 2874 §3.1.1). */
function decodeSuffix(octets: Octets, length: number): string | undefined {
  const count = 16 - (length >> 3);
  const rest = octets.bytes.subarray(octets.next, octets.next + count);
  if (rest.length < count || rest[0]! >> (8 - (length & 7)) !== 0) return undefined;
  octets.next += count;
  const address = new Uint8Array(16);
  address.set(rest, 16 - count);
  return ipv6FromOctets(address, 0);
}
