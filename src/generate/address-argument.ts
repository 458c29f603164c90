import ipaddr from "ipaddr.js";
import { printable } from "../text/printable.js";
import { ipv6 } from "../zone/field/ipv6.js";
import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";
import type { Mistake } from "./generated.js";

/**
 * The A and AAAA records of a host.
 * @param addresses IPv4 as four decimal numbers, IPv6 in any form without a scope; equal ones count once
 */
export function addressRecords(owner: Name, ttl: number, addresses: readonly string[]): RecordSpec[] | Mistake {
  const records = new Map<string, RecordSpec>();
  for (const text of addresses) {
    const record = addressRecord(owner, ttl, text.trim());
    if (!record) return { mistake: notAnAddress(text) };
    records.set(record.data.address, record);
  }
  return [...records.values()];
}

function addressRecord(owner: Name, ttl: number, text: string): RecordSpec<"A" | "AAAA"> | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    return { owner, ttl, type: "A", data: { address: ipaddr.IPv4.parse(text).toString() } };
  }
  if (!ipaddr.IPv6.isValid(text) || text.includes("%")) return undefined;
  const octets = { bytes: Uint8Array.from(ipaddr.IPv6.parse(text).toByteArray()), next: 0, asWritten: false };
  return { owner, ttl, type: "AAAA", data: { address: ipv6.decode(octets) as string } };
}

function notAnAddress(text: string): string {
  const typed = printable(text.trim());
  const hint = /^[\d.:a-f/]+$/i.test(text.trim()) ? "Type it" : "For a name use --target; otherwise type an address";
  return `--address ${typed} is no IP address. ${hint} as 203.0.113.10 or 2001:db8::10`;
}
