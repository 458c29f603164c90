import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { octetString } from "./string.js";

const notAnAddress = "not an IPv4 address: four numbers from 0 to 255 with dots between, without leading zeros";

/** An IPv4 address as a dotted quad, in the strict form that inet_pton and with it BIND, Knot and NSD take. */
export const ipv4: Field<string> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "an address stands without quotes" };
    return isIpv4(words.bytes, words.starts[word]!, words.ends[word]!) ? undefined : { word, reason: notAnAddress };
  },
  read(words) {
    const word = words.next++;
    return octetString(words.bytes, words.starts[word]!, words.ends[word]!);
  },
  text: (value) => value,
  decode(octets) {
    if (octets.next + 4 > octets.bytes.length) return undefined;
    const address = octets.bytes.subarray(octets.next, octets.next + 4).join(".");
    octets.next += 4;
    return address;
  },
};

/** Whether the octets are a dotted quad. */
export function isIpv4(bytes: Uint8Array, start: number, end: number): boolean {
  let parts = 0;
  for (let i = start; i <= end; i++) {
    let value = 0;
    const first = i;
    for (; i < end && bytes[i] !== 0x2e; i++) {
      const digit = bytes[i]! - 0x30;
      if (digit < 0 || digit > 9 || (value === 0 && i > first)) return false;
      value = value * 10 + digit;
      if (value > 255) return false;
    }
    if (i === first || ++parts > 4) return false;
  }
  return parts === 4;
}
