import { hashAlgorithm } from "../field/hash-algorithm.js";
import { salt } from "../field/salt.js";
import { u8, u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** How the names of a zone are hashed, RFC 5155 §4.2. */
export const nsec3param = recordType("NSEC3PARAM", 51, { algorithm: hashAlgorithm, flags: u8, iterations: u16, salt });
