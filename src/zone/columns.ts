type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

// Larger ones would keep the memory of a column that has been replaced by a grown one.
const mostShared = 2 ** 17;

/**
 * Cuts columns out of one piece of memory: an estate of many small zones would otherwise spend its time on getting and
 * giving back a dozen pieces for each. Columns of a large zone get memory of their own.
 * @param bytes of all columns together
 * @returns makes the next column, zeroed; those of wider numbers have to come first
 */
export function columnsIn(bytes: number) {
  const shared = bytes <= mostShared ? new ArrayBuffer(bytes) : undefined;
  let used = 0;
  return <T extends Column>(make: new (memory: ArrayBuffer, start: number, length: number) => T, length: number): T => {
    const own =
      shared ?? new ArrayBuffer(length * (make as unknown as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT);
    const column = new make(own, shared ? used : 0, length);
    used += column.byteLength;
    return column;
  };
}
