import { algorithm } from "../field/algorithm.js";
import { zeroFlags } from "../field/key-flags.js";
import { keyProtocol } from "../field/key-protocol.js";
import { publicKey } from "../field/public-key.js";
import { recordType } from "./record-type.js";

/** A key to which NAPTR records are encrypted, in the registry without an RFC: the fields of KEY, its flags zero. */
export const rkey = recordType("RKEY", 57, {
  flags: zeroFlags,
  protocol: keyProtocol,
  algorithm,
  publicKey,
});
