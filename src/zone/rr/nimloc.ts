import { hex } from "../field/hex.js";
import { recordType } from "./record-type.js";

/** A locator of Nimrod, in the registry without an RFC. */
export const nimloc = recordType("NIMLOC", 32, { locator: hex });
