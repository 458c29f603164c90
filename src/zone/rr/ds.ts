import { algorithm } from "../field/algorithm.js";
import { digest } from "../field/digest.js";
import { digestType } from "../field/digest-type.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The key of a delegated zone, RFC 4034 §5.1; the digests of SHA-1, SHA-256 and SHA-384 have one length each. */
export const ds = recordType("DS", 43, {
  keyTag: u16,
  algorithm,
  digestType,
  digest: digest(digestType, { 1: 20, 2: 32, 4: 48 }, 1),
});
