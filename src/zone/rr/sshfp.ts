import { digest } from "../field/digest.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The fingerprint of an SSH host key, RFC 4255 §3.1: 20 octets of SHA-1 (1), 32 of SHA-256 (2, RFC 6594). */
export const sshfp = recordType("SSHFP", 44, {
  algorithm: u8,
  fingerprintType: u8,
  fingerprint: digest(u8, { 1: 20, 2: 32 }, 0),
});
