import { nameOrQuoted } from "../field/name.js";
import { svcParams } from "../field/svc-params.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Where an HTTPS origin is served, RFC 9460 §9; priority 0 is an alias (§2.4.2). */
export const https = recordType("HTTPS", 65, { priority: u16, target: nameOrQuoted, params: svcParams });
