import { base64 } from "../field/base64.js";
import { recordType } from "./record-type.js";

/** A hierarchical host identity tag in CBOR, RFC 9886. */
export const hhit = recordType("HHIT", 67, { data: base64 });
