import ipaddr from "ipaddr.js";
import { childrenOf, contentOf, type Der, tags } from "./der.js";
import { hex, octetsText } from "./distinguished-name.js";

/** A subject alternative name that a TLS client may compare with what it dialled. */
export interface AlternativeName {
  readonly kind: "dns" | "ip";
  /** A dNSName octet by octet (U+0000 to U+00FF), whatever it holds; an iPAddress in its usual text. */
  readonly text: string;
}

/** GeneralName (RFC 5280 §4.2.1.6): dNSName is [2], iPAddress is [7], both implicit and primitive. */
const dnsName = 0x82;
const ipAddress = 0x87;

/**
 * Reads the value of a subjectAltName extension. E-mail addresses, URIs and other names are passed over: no client
 * compares them with a host (RFC 9525 §2 knows DNS-ID, IP-ID, SRV-ID and URI-ID; Autodiscover uses the first alone).
 * @returns undefined when the element is no GeneralNames
 */
export function alternativeNames(names: Der | undefined): AlternativeName[] | undefined {
  if (names?.tag !== tags.sequence) return undefined;
  const found: AlternativeName[] = [];
  for (const name of childrenOf(names) ?? [undefined]) {
    if (!name) return undefined;
    if (name.tag === dnsName) found.push({ kind: "dns", text: octetsText(contentOf(name)) });
    if (name.tag === ipAddress) found.push({ kind: "ip", text: addressText(contentOf(name)) });
  }
  return found;
}

/** Four octets or sixteen; any other number is no address and is shown in hexadecimal. */
function addressText(octets: Uint8Array): string {
  if (octets.length !== 4 && octets.length !== 16) return `#${hex(octets)}`;
  return ipaddr.fromByteArray([...octets]).toString();
}
