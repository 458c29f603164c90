/** DEL, C1 and bidirectional controls, line separators, byte order mark: valid in JSON, harmful on a terminal. */
const harmful = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** JSON that may be shown on a terminal: same value, every control character as an escape. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    harmful,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The same text of an object, in pieces: an array that is too large to be held as text comes as an iterator of its items,
 * and each is a piece.
 */
export function* jsonPieces(value: Readonly<Record<string, unknown>>): Iterable<string> {
  let before = "{";
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}\n  ${jsonText(key)}: `;
    if (isIterator(member)) yield* arrayPieces(member);
    else yield indented(jsonText(member), "  ");
    before = ",";
  }
  yield before === "{" ? "{}" : "\n}";
}

function* arrayPieces(items: Iterable<unknown>): Iterable<string> {
  let before = "[";
  for (const item of items) {
    yield `${before}\n    ${indented(jsonText(item), "    ")}`;
    before = ",";
  }
  yield before === "[" ? "[]" : "\n  ]";
}

function isIterator(member: unknown): member is IterableIterator<unknown> {
  return typeof member === "object" && member !== null && "next" in member && Symbol.iterator in member;
}

/** Within a string of JSON a line feed is an escape, so each one that stands there ends a line. */
function indented(json: string, by: string): string {
  return json.replaceAll("\n", `\n${by}`);
}
