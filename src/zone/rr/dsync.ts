import { coveredTypeOrNumber } from "../field/covered-type.js";
import { name } from "../field/name.js";
import { notifyScheme } from "../field/notify-scheme.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Where the parent is to be told of a change, RFC 9859. */
export const dsync = recordType("DSYNC", 66, {
  typeCovered: coveredTypeOrNumber,
  scheme: notifyScheme,
  port: u16,
  target: name,
});
