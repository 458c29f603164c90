// Latin-1 without its controls and the soft hyphen: many messages have a section sign.
const safeLatin = /^[\x20-\x7e\xa0-\xac\xae-\xff]*$/;

/** Whether text is made of printable ASCII alone, as nearly all is. A loop: a pattern costs a small run its compiling. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** Text from a zone, a certificate or a configuration made safe to show on one line: `\u001b` instead of an escape. */
export function printable(text: string): string {
  if (isPlain(text) || safeLatin.test(text)) return text;
  // Controls (C0, C1), format characters (bidirectional overrides, invisible ones), line and paragraph separators, and
  // halves of surrogate pairs: what could steer a terminal, reorder a line or hide in it. Here and not above, because the
  // classes of Unicode are built where a pattern is first met.
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, visibleEscape);
}

function visibleEscape(char: string): string {
  const code = char.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
