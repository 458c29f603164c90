import { atMost } from "./at-most.js";
import type { Field } from "./field.js";
import { gatewayType } from "./gateway.js";

const discoveryBit = 0x80;
const maxType = 3;

/** Whether a relay wants discovery (RFC 8777 §4.2.2): 0 or 1, on the wire the first bit of the type's octet. */
export const discovery: Field<number> = {
  ...atMost(1, "neither 0 nor 1"),
  decode: ({ bytes, next }) => (next < bytes.length ? Number(bytes[next]! >= discoveryBit) : undefined),
};

/** How the relay is written: the types of a gateway, in seven bits. */
export const relayType: Field<number> = {
  ...gatewayType,
  decode(octets) {
    const type = octets.bytes[octets.next++]! & ~discoveryBit;
    return type > maxType ? undefined : type;
  },
};

/** Whether the rdata has a relay of a type that no RFC defines. */
export function isOtherRelay([, type = 0]: Uint8Array): boolean {
  return (type & ~discoveryBit) > maxType;
}
