import { algorithm } from "../field/algorithm.js";
import { keyFlags } from "../field/key-flags.js";
import { keyProtocol } from "../field/key-protocol.js";
import { publicKey } from "../field/public-key.js";
import { recordType } from "./record-type.js";

/** A key of the zone, RFC 4034 §2.1. */
export const dnskey = recordType("DNSKEY", 48, {
  flags: keyFlags,
  protocol: keyProtocol,
  algorithm,
  publicKey,
});
