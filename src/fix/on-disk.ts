import type { SourceFile } from "../text/source.js";
import type { Splice } from "./splice.js";

/** A change in the bytes that stand on disk, byte order mark and encoding as they were. */
export interface DiskChange {
  readonly before: Uint8Array;
  readonly splices: readonly Splice[];
}

/**
 * Turns splices of a source, which is UTF-8 in memory, into splices of the file as it stands on disk.
 * @param splices in order and not overlapping, on the boundaries of characters
 */
export function onDisk(source: SourceFile, splices: readonly Splice[]): DiskChange {
  if (source.encoding === "utf-8") return { before: source.bytes, splices };
  const encode = source.encoding === "utf-16le" ? utf16(true) : utf16(false);
  const before = encode(source.bytes);
  let read = 0;
  let written = 0;
  const advance = (to: number) => {
    written += encode(source.bytes.subarray(read, to)).length;
    read = to;
    return written;
  };
  const moved = splices.map(({ start, end, bytes }) => ({
    start: advance(start),
    end: advance(end),
    bytes: encode(bytes),
  }));
  return { before, splices: moved };
}

function utf16(littleEndian: boolean): (utf8: Uint8Array) => Uint8Array {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (utf8) => {
    const text = decoder.decode(utf8);
    const out = new Uint8Array(text.length * 2);
    const view = new DataView(out.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
    return out;
  };
}
