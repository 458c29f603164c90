import { algorithm } from "../field/algorithm.js";
import { base64 } from "../field/base64.js";
import { coveredType } from "../field/covered-type.js";
import { name } from "../field/name.js";
import { time } from "../field/time.js";
import { u8, u16, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The signature of an RRset, RFC 4034 §3.1. */
export const rrsig = recordType("RRSIG", 46, {
  typeCovered: coveredType,
  algorithm,
  labels: u8,
  originalTtl: u32,
  expiration: time,
  inception: time,
  keyTag: u16,
  signer: name,
  signature: base64,
});
