import { target } from "../field/target.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** The host and port of a service, RFC 2782. */
export const srv = recordType("SRV", 33, { priority: u16, weight: u16, port: u16, target });
