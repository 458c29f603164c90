import { optionalBase64 } from "../field/optional-base64.js";
import { u8 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Anything in a coding of its own, in the registry without an RFC; BIND reads the last draft, with a meaning in front. */
export const sink = recordType("SINK", 40, { meaning: u8, coding: u8, subcoding: u8, data: optionalBase64 });
