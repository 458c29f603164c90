import { octetString, resolveEscapes, stringText } from "../string.js";
import type { SvcKind } from "./kind.js";

/** A key without a name: its value is octets, one UTF-16 unit each. */
export function opaque(code: number): SvcKind<string> {
  return {
    key: `key${code}`,
    code,
    form: "octets, with whole escapes",
    read: resolveEscapes,
    decode: (bytes) => octetString(bytes, 0, bytes.length),
    text: (value) => (value === "" ? "" : stringText(value)),
  };
}
