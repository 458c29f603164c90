/** By octet, in lower case: 1 for what the label of a host name may hold (RFC 952, RFC 1123 §2.1). */
export const hostOctet = new Uint8Array(256);
for (const octet of new TextEncoder().encode("abcdefghijklmnopqrstuvwxyz0123456789-")) hostOctet[octet] = 1;

const hyphen = 0x2d;

/**
 * Whether a label fits into a host name: letters, digits and hyphens, none of these at either end.
 * @param at where its octets are, in lower case
 */
export function isHostLabel(octets: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if (hostOctet[octets[i]!] === 0) return false;
  return octets[at] !== hyphen && octets[at + length - 1] !== hyphen;
}
