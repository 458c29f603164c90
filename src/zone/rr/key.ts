import { algorithm } from "../field/algorithm.js";
import { keyFlags } from "../field/key-flags.js";
import { keyOrNone } from "../field/key-or-none.js";
import { keyProtocol } from "../field/key-protocol.js";
import { recordType } from "./record-type.js";

/** A key, RFC 2535 §3.1; since RFC 3445 for SIG(0) alone. */
export const key = recordType("KEY", 25, {
  flags: keyFlags,
  protocol: keyProtocol,
  algorithm,
  publicKey: keyOrNone,
});
