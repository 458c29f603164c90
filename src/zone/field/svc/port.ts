import type { SvcKind } from "./kind.js";

/** The port of the alternative endpoint (RFC 9460 §7.2), in digits alone. */
export const port: SvcKind<number> = {
  key: "port",
  code: 3,
  form: "a number from 0 to 65535",
  read(bytes, start, end) {
    let value = 0;
    for (let i = start; i < end; i++) {
      const digit = bytes[i]! - 0x30;
      if (digit < 0 || digit > 9) return undefined;
      value = value * 10 + digit;
    }
    return start < end && value <= 0xffff ? value : undefined;
  },
  decode: (bytes) => (bytes.length === 2 ? bytes[0]! * 256 + bytes[1]! : undefined),
  text: String,
};
