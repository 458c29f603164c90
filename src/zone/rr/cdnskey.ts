import { algorithm } from "../field/algorithm.js";
import { base64 } from "../field/base64.js";
import { keyFlags } from "../field/key-flags.js";
import { keyProtocol } from "../field/key-protocol.js";
import { recordType } from "./record-type.js";

/** The key whose DS a child asks its parent for, RFC 7344 §3.2. */
export const cdnskey = recordType("CDNSKEY", 60, {
  flags: keyFlags,
  protocol: keyProtocol,
  algorithm,
  publicKey: base64,
});
