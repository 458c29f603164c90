/** The bytes from `start` up to `end` give way to `bytes`; where both are equal it is an insertion. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

export function splice(start: number, end: number, text: string): Splice {
  return { start, end, bytes: encoder.encode(text) };
}

/** In the order of the file; insertions at one place stay in the order in which they were made. */
export function inOrder(splices: readonly Splice[]): Splice[] {
  return splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The bytes after the splices.
 * @param splices in order and not overlapping
 */
export function applySplices(bytes: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const growth = splices.reduce((sum, { start, end, bytes }) => sum + bytes.length - (end - start), 0);
  const out = new Uint8Array(bytes.length + growth);
  let read = 0;
  let written = 0;
  const write = (part: Uint8Array) => {
    out.set(part, written);
    written += part.length;
  };
  for (const { start, end, bytes: inserted } of splices) {
    write(bytes.subarray(read, start));
    write(inserted);
    read = end;
  }
  write(bytes.subarray(read));
  return out;
}

/** Whether two neighbours touch the same bytes; an insertion at the edge of another splice does not. */
export function overlaps(splices: readonly Splice[]): boolean {
  return splices.some((one, at) => {
    const next = splices[at + 1];
    return next !== undefined && next.start < one.end;
  });
}
