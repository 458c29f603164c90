const longest = 80;

/** A text for a message: cut, with an ellipsis, where it is long. */
export function clipped(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
