import ipaddr from "ipaddr.js";

/** RFC 5737 and RFC 3849, in canonical text: examples live there, so they count as public here. */
const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^2001:db8:/;

const unreachable: Readonly<Record<string, string>> = {
  private: "a private address (RFC 1918)",
  uniqueLocal: "a unique local address (RFC 4193)",
  carrierGradeNat: "shared address space of a provider (RFC 6598)",
  linkLocal: "a link-local address (RFC 3927, RFC 4291)",
  loopback: "a loopback address",
  unspecified: "the unspecified address",
  broadcast: "the broadcast address",
  multicast: "a multicast address",
  reserved: "a reserved address",
};

/**
 * Why nobody on the Internet can reach an address.
 * @param address of an A or AAAA record
 * @returns undefined when it is public, or is none
 */
export function whyUnreachable(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  return documentation.test(parsed.toString()) ? undefined : unreachable[parsed.range()];
}

/**
 * Whether the address belongs to a network that is not the caller's, so that a connection to it times out; one to a
 * loopback or an unspecified address, which is the caller's own machine, ends at once.
 */
export function isOfAnotherNetwork(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ["private", "uniqueLocal", "carrierGradeNat", "linkLocal"].includes(ipaddr.process(address).range());
}

/**
 * One text per address, so that an address of the configuration finds the one of a record.
 * @returns undefined when it is no address
 */
export function canonicalAddress(text: string): string | undefined {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : undefined;
}
