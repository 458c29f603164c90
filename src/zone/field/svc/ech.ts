import { base64Text, isBase64 } from "../base64.js";
import { octetString } from "../string.js";
import type { SvcKind } from "./kind.js";

/** The ECHConfigList of Encrypted ClientHello (RFC 9848) in base64; BIND takes an empty one too. */
export const ech: SvcKind<string> = {
  key: "ech",
  code: 5,
  form: "base64",
  read: (bytes, start, end) =>
    isBase64(bytes, start, end) ? octetString(bytes, start, end).replaceAll(" ", "") : undefined,
  decode: base64Text,
  text: (value) => value,
};
