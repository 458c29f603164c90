import { algorithm } from "../field/algorithm.js";
import { base64 } from "../field/base64.js";
import { coveredTypeAsNumber } from "../field/covered-type.js";
import { name } from "../field/name.js";
import { date } from "../field/time.js";
import { u8, u16, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The signature of an RRset, RFC 2535 §4.1; since RFC 3755 for SIG(0) alone. */
export const sig = recordType("SIG", 24, {
  typeCovered: coveredTypeAsNumber,
  algorithm,
  labels: u8,
  originalTtl: u32,
  expiration: date,
  inception: date,
  keyTag: u16,
  signer: name,
  signature: base64,
});
