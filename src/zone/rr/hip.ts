import { hostKey, identityTag, keyAlgorithm } from "../field/host-identity.js";
import { names } from "../field/names.js";
import { recordType } from "./record-type.js";

/** A host identity and its rendezvous servers, RFC 8005 §5. */
export const hip = recordType("HIP", 55, {
  algorithm: keyAlgorithm,
  tag: identityTag,
  publicKey: hostKey,
  servers: names,
});
