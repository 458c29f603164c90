import { expect, test } from "vitest";
import { singleQuoted } from "../../src/text/powershell.js";

// about_Quoting_Rules: inside single quotes nothing is expanded and a quote is doubled; the tokenizer takes U+2018 to
// U+201B for single quotes as well.
test.each([
  ["webmail.companya.com", "'webmail.companya.com'"],
  ["it's", "'it''s'"],
  ["’; Remove-Mailbox *; ‘", "'’’; Remove-Mailbox *; ‘‘'"],
  ["\u201a\u201b", "'\u201a\u201a\u201b\u201b'"],
  ["$(Get-Mailbox) `n", "'$(Get-Mailbox) `n'"],
])("%s", (text, quoted) => {
  expect(singleQuoted(text)).toBe(quoted);
});
