import { name } from "../field/name.js";
import { nxtTypes } from "../field/nxt-types.js";
import { recordType } from "./record-type.js";

/** The next owner and the types here, RFC 2535 §5.1; NSEC took its place (RFC 3755). */
export const nxt = recordType("NXT", 30, { next: name, types: nxtTypes });
