import { base64Octets } from "../certificate/pem.js";
import type { RecordSpec } from "../zone/record.js";

/**
 * The key tag of a DNSKEY record (RFC 4034 §B), by which a DS record names it.
 * @returns undefined for the RSA/MD5 of old, whose tags are made in another way (§B.1) and which nobody validates by
 */
export function keyTag({ data: { flags, protocol, algorithm, publicKey } }: RecordSpec<"DNSKEY">): number | undefined {
  const key = base64Octets(publicKey);
  if (!key || algorithm === 1) return undefined;
  // The rdata in pairs of octets; an odd one at the end is the high octet of its pair.
  const sum = key.reduce(
    (total, octet, i) => total + (i % 2 === 0 ? octet << 8 : octet),
    flags + (protocol << 8) + algorithm,
  );
  return (sum + Math.floor(sum / 0x10000)) % 0x10000;
}
