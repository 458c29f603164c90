import { name } from "../field/name.js";
import { someTypes } from "../field/type-bitmap.js";
import { recordType } from "./record-type.js";

/** The next owner and the types here, RFC 4034 §4.1. */
export const nsec = recordType("NSEC", 47, { next: name, types: someTypes });
