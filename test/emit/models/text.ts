/** A text in strings of 255 octets, as providers divide it. */
export function cut(text: string): string[] {
  return text.match(/.{1,255}/gs) ?? [""];
}
