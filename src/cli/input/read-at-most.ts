import { closeSync, openSync, readSync } from "node:fs";

const pieceLength = 65_536;

/**
 * Reads a file up to a number of bytes: one that is larger, or has no end as a device has none, is not read further.
 * @returns more than `limit` bytes when there are more
 * @throws the system's errors
 */
export function readAtMost(path: string, limit: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const pieces: Uint8Array[] = [];
    for (let length = 0; length <= limit; ) {
      const piece = Buffer.alloc(pieceLength);
      const read = readSync(file, piece, 0, pieceLength, null);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
      length += read;
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(file);
  }
}
