import type { Certificate, Encoding } from "./certificate.js";
import { hex } from "./distinguished-name.js";

/** The four fields of a TLSA record (RFC 6698 §2.1). */
export interface TlsaFields {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  /** Upper-case hexadecimal. */
  readonly association: string;
}

/**
 * Whether a usable record fits what a server with this certificate presents: its own certificate for usage 3 (DANE-EE,
 * RFC 7671 §5.1), one of its chain for usage 2 (DANE-TA, RFC 7671 §5.2).
 * @returns undefined when that depends on a chain of which nothing, or not all, is known
 */
export function tlsaFits(certificate: Certificate, { usage, ...fields }: TlsaFields): boolean | undefined {
  const { encoding, chain = [] } = certificate;
  if (!encoding?.digests) return undefined;
  if (usage === 3) return matches(encoding, fields);
  if ([encoding, ...chain.map((link) => link.encoding)].some((one) => matches(one, fields))) return true;
  const isWhole = certificate.selfSigned || chain.some((link) => isRoot(link.encoding));
  return isWhole ? false : undefined;
}

function matches(
  { der, publicKey, digests }: Encoding,
  { selector, matchingType, association }: Omit<TlsaFields, "usage">,
): boolean {
  if (matchingType === 0) return association === hex(selector === 0 ? der : publicKey).toUpperCase();
  const hashes = selector === 0 ? digests?.certificate : digests?.publicKey;
  return association === (matchingType === 1 ? hashes?.sha256 : hashes?.sha512);
}

/** One in its own name ends a chain; whether it signed itself does not matter to that. */
function isRoot({ subject, issuer }: Encoding): boolean {
  return issuer !== undefined && hex(subject) === hex(issuer);
}
