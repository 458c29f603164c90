// Controls (C0, C1), format characters (bidirectional overrides, invisible ones), line and paragraph separators, and
// halves of surrogate pairs: what could steer a terminal, reorder a line or hide in it.
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

// What nearly all text is made of. Building the class above takes longer than a whole small report.
const plain = /^[ -~]*$/;

/** Text from a zone, a certificate or a configuration made safe to show on one line: `\u001b` instead of an escape. */
export function printable(text: string): string {
  return plain.test(text) ? text : text.replace(unsafe, visibleEscape);
}

function visibleEscape(char: string): string {
  const code = char.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}
