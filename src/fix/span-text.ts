import type { SourceFile, Span } from "../text/source.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of a stretch of a source; octets that are no UTF-8 become replacement characters. */
export function spanText({ source, start, end }: Span): string {
  return decoder.decode(source.bytes.subarray(start, end));
}

/** Where the text of a source begins: after a byte order mark. */
export function textStart({ bytes }: SourceFile): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
