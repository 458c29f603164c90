import { digest } from "../field/digest.js";
import { u8, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A digest over the zone, RFC 8976 §2.2: 48 octets of SHA-384 (1), 64 of SHA-512 (2), never fewer than 12. */
export const zonemd = recordType("ZONEMD", 63, {
  serial: u32,
  scheme: u8,
  hashAlgorithm: u8,
  digest: digest(u8, { 1: 48, 2: 64 }, 12),
});
