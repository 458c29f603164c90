import { isIpv4 } from "../ipv4.js";
import { ipv6FromOctets, ipv6Text } from "../ipv6.js";
import { octetString } from "../string.js";
import type { SvcKind } from "./kind.js";

const comma = 0x2c;

/** Addresses to use before the target is resolved (RFC 9460 §7.3); escapes are not resolved in them. */
export const ipv4hint: SvcKind<readonly string[]> = {
  key: "ipv4hint",
  code: 4,
  form: "IPv4 addresses with commas between",
  read: (bytes, start, end) =>
    readList(bytes, start, end, (from, to) => (isIpv4(bytes, from, to) ? octetString(bytes, from, to) : undefined)),
  decode: (bytes) => decodeList(bytes, 4, (at) => bytes.subarray(at, at + 4).join(".")),
  text: (addresses) => addresses.join(","),
};

export const ipv6hint: SvcKind<readonly string[]> = {
  key: "ipv6hint",
  code: 6,
  form: "IPv6 addresses with commas between",
  read: (bytes, start, end) => readList(bytes, start, end, (from, to) => ipv6Text(bytes, from, to)),
  decode: (bytes) => decodeList(bytes, 16, (at) => ipv6FromOctets(bytes, at)),
  text: (addresses) => addresses.join(","),
};

function readList(
  bytes: Uint8Array,
  start: number,
  end: number,
  readOne: (from: number, to: number) => string | undefined,
): string[] | undefined {
  const addresses: string[] = [];
  for (let from = start, to = start; to <= end; to++) {
    if (to < end && bytes[to] !== comma) continue;
    const address = readOne(from, to);
    if (address === undefined) return undefined;
    addresses.push(address);
    from = to + 1;
  }
  return addresses;
}

function decodeList(bytes: Uint8Array, size: number, decodeOne: (at: number) => string): string[] | undefined {
  if (bytes.length === 0 || bytes.length % size !== 0) return undefined;
  return Array.from({ length: bytes.length / size }, (_, i) => decodeOne(i * size));
}
