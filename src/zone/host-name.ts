import { labelsOf, type Name } from "./name.js";

/** By octet, in lower case: 1 for what the label of a host name may hold (RFC 952, RFC 1123 §2.1). */
const hostOctet = new Uint8Array(256);
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

const plainLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * What keeps a name from being the name of a host, in words that follow "a name with"; the worst fault of its labels.
 * @returns undefined for a host name, and for one with octets beyond ASCII, which is another matter
 */
export function hostNameFault(name: Name): string | undefined {
  const odd = labelsOf(name).filter((label) => !plainLabel.test(label));
  if (odd.length === 0 || odd.some((label) => /\\(?:12[89]|1[3-9]\d|2\d\d)/.test(label))) return undefined;
  const worst = odd.find((label) => !plainLabel.test(label.replaceAll("_", "a"))) ?? "_";
  const strange = /\\(\d{3}|.)|[^a-z0-9_-]/.exec(worst);
  if (!strange) return worst.includes("_") && !/^-|-$/.test(worst) ? "an underscore" : "a hyphen at an end of a label";
  const [shown, escaped] = strange;
  if (escaped === "032") return "a blank";
  return `the character ${escaped?.length === 3 ? shown : (escaped ?? shown)}`;
}
