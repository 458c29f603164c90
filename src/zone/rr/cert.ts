import { printedAlgorithm } from "../field/algorithm.js";
import { base64 } from "../field/base64.js";
import { certType } from "../field/cert-type.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A certificate or a list of revoked ones, RFC 4398 §2. */
export const cert = recordType("CERT", 37, {
  type: certType,
  keyTag: u16,
  algorithm: printedAlgorithm,
  certificate: base64,
});
