import { recordType } from "./record-type.js";
import { svcb } from "./svcb.js";

/** Where an HTTPS origin is served, RFC 9460 §9: the fields of SVCB. */
export const https = recordType("HTTPS", 65, svcb.fields);
