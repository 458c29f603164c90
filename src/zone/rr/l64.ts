import { locator64 } from "../field/locator64.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A locator of ILNP over IPv6, RFC 6742 §2.3. */
export const l64 = recordType("L64", 106, { preference: u16, locator: locator64 });
