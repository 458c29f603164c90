import { base64 } from "../field/base64.js";
import { recordType } from "./record-type.js";

/** The OpenPGP key of a mailbox, RFC 7929 §2. */
export const openpgpkey = recordType("OPENPGPKEY", 61, { publicKey: base64 });
