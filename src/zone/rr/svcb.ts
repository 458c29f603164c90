import { nameOrQuoted } from "../field/name.js";
import { svcParams } from "../field/svc-params.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Where a service is served, RFC 9460 §2; priority 0 is an alias (§2.4.2). */
export const svcb = recordType("SVCB", 64, { priority: u16, target: nameOrQuoted, params: svcParams });
