import { base64OrDash } from "../field/optional-base64.js";
import { string } from "../field/string.js";
import { u8, u32 } from "../field/unsigned.js";
import { recordType } from "./record-type.js";

/** A digital object, in the registry without an RFC. */
export const doa = recordType("DOA", 259, {
  enterprise: u32,
  kind: u32,
  location: u8,
  mediaType: string,
  data: base64OrDash,
});
