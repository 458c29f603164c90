import { hashAlgorithm } from "../field/hash-algorithm.js";
import { nextHash } from "../field/next-hash.js";
import { salt } from "../field/salt.js";
import { anyTypes } from "../field/type-bitmap.js";
import { u8, u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The next hashed owner and the types at this one, RFC 5155 §3.2. */
export const nsec3 = recordType("NSEC3", 50, {
  algorithm: hashAlgorithm,
  flags: u8,
  iterations: u16,
  salt,
  next: nextHash,
  types: anyTypes,
});
