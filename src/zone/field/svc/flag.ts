import type { SvcKind } from "./kind.js";

/** A key that says everything by being there; its value is always true. */
function flag(key: string, code: number): SvcKind<true> {
  return {
    key,
    code,
    form: "no value",
    read: (_bytes, start, end) => (start === end ? true : undefined),
    decode: (bytes) => (bytes.length === 0 ? true : undefined),
    text: () => "",
  };
}

/** The protocols are those of `alpn` alone (RFC 9460 §7.1.1). */
export const noDefaultAlpn = flag("no-default-alpn", 2);

/** An oblivious target (RFC 9540 §4); BIND 9.18 knows it as key8 only. */
export const ohttp = flag("ohttp", 8);
