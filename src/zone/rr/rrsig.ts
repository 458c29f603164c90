import { algorithm } from "../field/algorithm.js";
import { base64 } from "../field/base64.js";
import { coveredTypeOrNumber } from "../field/covered-type.js";
import { signer } from "../field/signer.js";
import { time } from "../field/time.js";
import { u8, u16, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The signature of an RRset, RFC 4034 §3.1. */
export const rrsig = recordType("RRSIG", 46, {
  typeCovered: coveredTypeOrNumber,
  algorithm,
  labels: u8,
  originalTtl: u32,
  expiration: time,
  inception: time,
  keyTag: u16,
  signer,
  signature: base64,
});
