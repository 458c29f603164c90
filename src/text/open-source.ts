import type { SourceFile } from "./source.js";

// Byte offsets are kept in 32 bits, and Node reads no larger file at once.
const maxBytes = 2 ** 31 - 1;

/**
 * Makes a source of the bytes of a file. UTF-8 and everything else without NUL bytes in a pattern stays as it is; UTF-16
 * with a byte order mark becomes UTF-8, mark included.
 * @param path as people know the file
 * @returns `undecodable`: whole sentences, what is wrong with the bytes and what to do
 */
export function openSource(path: string, bytes: Uint8Array): SourceFile | { undecodable: string } {
  if (bytes.length > maxBytes) return { undecodable: "It is larger than 2 GiB. Split it with $INCLUDE." };
  const encoding = markedUtf16(bytes);
  if (encoding) return transcoded(path, bytes, encoding);
  if (looksLikeUtf16(bytes)) {
    return {
      undecodable:
        "It looks like UTF-16 without a byte order mark, so its letters cannot be told for certain. " +
        "Save it as UTF-8 (PowerShell: Get-Content FILE -Encoding Unicode | Set-Content NEW -Encoding utf8).",
    };
  }
  return { path, bytes, encoding: "utf-8" };
}

type Utf16 = "utf-16le" | "utf-16be";

function markedUtf16(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function transcoded(path: string, bytes: Uint8Array, encoding: Utf16): SourceFile | { undecodable: string } {
  try {
    // A half of a surrogate pair would not come back as it was, and a patch has to write back what it did not touch.
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { path, bytes: new TextEncoder().encode(text), encoding };
  } catch {
    return {
      undecodable:
        "It begins with a UTF-16 byte order mark, and then holds bytes that are no UTF-16. " +
        "Export it again, or save it as UTF-8.",
    };
  }
}

const probedBytes = 512;

/** Text in Latin letters has a NUL in every second byte when it is UTF-16: on odd places (LE) or on even ones (BE). */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const probed = Math.min(bytes.length, probedBytes) & ~1;
  const nuls = [0, 0];
  for (let i = 0; i < probed; i++) if (bytes[i] === 0) nuls[i & 1]!++;
  const [even, odd] = nuls as [number, number];
  const pairs = probed / 2;
  return pairs >= 2 && Math.max(even, odd) > 0.6 * pairs && Math.min(even, odd) < 0.1 * pairs;
}
