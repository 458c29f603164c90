import { name } from "../field/name.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A name that has locators, RFC 6742 §2.4. */
export const lp = recordType("LP", 107, { preference: u16, fqdn: name });
