import ipaddr from "ipaddr.js";
import { whyUnreachable } from "../../zone/address.js";

/**
 * Addresses that answer the machines of a cloud alone, and tell secrets there: of Azure (WireServer), which is one of the
 * public ones, and of all who followed Amazon.
 */
const ofClouds = new Set(["168.63.129.16", "169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254"]);

/** What somebody may have set up on purpose in a network of their own. */
const own = ["private", "uniqueLocal", "carrierGradeNat", "linkLocal", "loopback"];

/** Those whose octets hold an IPv4 address, to which a gateway may pass on (RFC 6052, RFC 3056, RFC 4380). */
const embedding = ["rfc6052", "6to4", "teredo"];

/**
 * Why an address is not connected to: what a zone or a redirect says is no reason to knock at doors inside.
 * @param allowPrivate whether addresses of one's own networks are meant to be asked
 * @returns a clause after the address; undefined when there is nothing against it
 */
export function whyOffLimits(address: string, allowPrivate: boolean): string | undefined {
  if (!ipaddr.isValid(address)) return "is no address";
  const parsed = ipaddr.process(address);
  if (ofClouds.has(parsed.toString())) return "is where a cloud tells its machines secrets";
  const range: string = parsed.range();
  if (embedding.includes(range)) return "stands for an IPv4 address behind a gateway";
  const why = whyUnreachable(address);
  if (why === undefined) return isPublic(range) ? undefined : "is an address of no host";
  if (!own.includes(range)) return `is ${why}`;
  return allowPrivate ? undefined : `is ${why}; --allow-private asks it all the same`;
}

/** Documentation addresses are, for the examples are made of them. */
function isPublic(range: string): boolean {
  return range === "unicast" || range === "reserved";
}
