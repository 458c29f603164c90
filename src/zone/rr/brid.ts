import { base64 } from "../field/base64.js";
import { recordType } from "./record-type.js";

/** What an unmanned aircraft broadcasts of itself in CBOR, RFC 9886. */
export const brid = recordType("BRID", 68, { data: base64 });
