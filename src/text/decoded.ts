import { markLength } from "./position.js";

/** What a file says, without its byte order mark. */
export interface Decoded {
  readonly text: string;
  /** Else every octet is one character, as in Latin-1, and offsets into the text are those into the bytes behind the mark. */
  readonly isUtf8: boolean;
}

/** Decodes UTF-8, and what is none as Latin-1: consoles on Windows save tables so. */
export function decoded(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isUtf8: true };
  } catch {
    const text = Array.from(bytes.subarray(markLength(bytes)), (octet) => String.fromCharCode(octet)).join("");
    return { text, isUtf8: false };
  }
}
