import type { SvcKind } from "./kind.js";

/** The protocols are those of `alpn` alone (RFC 9460 §7.1.1): a key that says everything by being there. */
export const noDefaultAlpn: SvcKind<true> = {
  key: "no-default-alpn",
  code: 2,
  form: "no value",
  read: (_bytes, start, end) => (start === end ? true : undefined),
  decode: (bytes) => (bytes.length === 0 ? true : undefined),
  text: () => "",
};
