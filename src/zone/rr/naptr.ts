import { name } from "../field/name.js";
import { naptrRegexp } from "../field/naptr-regexp.js";
import { string } from "../field/string.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A rewriting rule, RFC 3403 §4.1. */
export const naptr = recordType("NAPTR", 35, {
  order: u16,
  preference: u16,
  flags: string,
  services: string,
  regexp: naptrRegexp,
  replacement: name,
});
