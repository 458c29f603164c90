/** DEL, C1 and bidirectional controls, line separators, byte order mark: valid in JSON, harmful on a terminal. */
const harmful = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** JSON that may be shown on a terminal: same value, every control character as an escape. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    harmful,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
