import { algorithm } from "../field/algorithm.js";
import { digest } from "../field/digest.js";
import { digestType } from "../field/digest-type.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The DS that a child asks its parent for, RFC 7344 §3.1. */
export const cds = recordType("CDS", 59, {
  keyTag: u16,
  algorithm,
  digestType,
  digest: digest(digestType, { 1: 20, 2: 32, 4: 48 }, 1),
});
