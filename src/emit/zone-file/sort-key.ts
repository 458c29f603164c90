/**
 * A text by which owners are sorted: label by label from the right, as in the canonical order of RFC 4034 §6.1, but with
 * labels that are numbers by their value, so that a reverse zone reads 1, 2, 10. The key of a name below another one
 * begins with that one's key.
 * @param owner relative to the origin
 */
export function sortKey(owner: string): string {
  let key = "";
  for (let end = owner.length; end > 0; ) {
    const dot = owner.lastIndexOf(".", end - 1);
    const label = owner.slice(dot + 1, end);
    key += `${isNumber(label) ? String.fromCharCode(label.length) : ""}${label}\0`;
    end = dot;
  }
  return key;
}

const zero = 0x30;
const nine = 0x39;
const blank = 0x20;

/** Whether it is one whose length, as a character, comes before the characters of all other labels. */
function isNumber(label: string): boolean {
  for (let i = 0; i < label.length; i++) {
    const code = label.charCodeAt(i);
    if (code < zero || code > nine) return false;
  }
  return label.length < blank;
}
