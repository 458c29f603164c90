import { recordType } from "./record-type.js";
import { txt } from "./txt.js";

/** The address of a wallet, in the registry without an RFC: the fields of TXT. */
export const wallet = recordType("WALLET", 262, txt.fields);
