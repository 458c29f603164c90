import { locator64 } from "../field/locator64.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A node identifier of ILNP, RFC 6742 §2.1. */
export const nid = recordType("NID", 104, { preference: u16, nodeId: locator64 });
