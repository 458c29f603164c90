import { name } from "../field/name.js";
import { u16 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** Mapping between X.400 and Internet mail, RFC 2163 §4. */
export const px = recordType("PX", 26, { preference: u16, map822: name, mapx400: name });
