import { quoted } from "../words.js";
import { atMost } from "./at-most.js";
import type { Field } from "./field.js";
import { ipv4 } from "./ipv4.js";
import { ipv6 } from "./ipv6.js";
import { name } from "./name.js";
import { u8 } from "./unsigned.js";

/** How the gateway of IPSECKEY is written (RFC 4025 §2.3): 0 none, 1 IPv4, 2 IPv6, 3 a name. */
export const gatewayType = atMost(3, "not a kind of gateway: 0 none, 1 IPv4, 2 IPv6, 3 a name");

/** No gateway: a dot in text, nothing on the wire. */
const none: Field<string> = {
  check(words) {
    const word = words.next++;
    const start = words.starts[word]!;
    const isDot = words.ends[word]! - start === 1 && words.bytes[start] === 0x2e && !(words.flags[word]! & quoted);
    return isDot ? undefined : { word, reason: "not the dot that stands for no gateway" };
  },
  read(words) {
    words.next++;
    return ".";
  },
  text: (value) => value,
  decode: () => ".",
};

const kinds: readonly Field<string>[] = [none, ipv4, ipv6, name];

/**
 * An address, a name, or `.` for none, as its type says.
 * @param back how many words and octets before this field the type stands
 */
export function gateway(back: 1 | 2): Field<string> {
  return {
    check: (words) => kinds[u8.read({ ...words, next: words.next - back })]!.check(words),
    read: (words) => kinds[u8.read({ ...words, next: words.next - back })]!.read(words),
    text: (value) => value,
    decode: (octets) => kinds[octets.bytes[octets.next - back]! & 0x7f]!.decode(octets),
  };
}
