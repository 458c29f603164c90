/**
 * Turns indexes of a text, in UTF-16 units, into byte offsets of its UTF-8 form; to be asked with indexes that rise.
 * @returns a function that keeps where it was, so that a whole text is measured once
 */
export function byteOffsets(text: string): (index: number) => number {
  const encoder = new TextEncoder();
  let index = 0;
  let offset = 0;
  return (wanted) => {
    offset += encoder.encode(text.slice(index, wanted)).length;
    index = wanted;
    return offset;
  };
}
