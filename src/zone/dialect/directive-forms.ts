import { quoted, type Words } from "../words.js";
import { type FormsMet, meetForm } from "./met-forms.js";
import { nameForms } from "./name-forms.js";
import { type SeenEntry, spanOf, textOf } from "./seen-entry.js";

/** The forms of a line that begins with `$`. */
export function directiveForms(forms: FormsMet, entry: SeenEntry): void {
  const { words } = entry.scan;
  switch (textOf(words, 0).toUpperCase()) {
    case "$GENERATE":
      meetForm(forms, "generate", spanOf(entry, 0, words.count - 1));
      break;
    case "$ORIGIN":
      if (!isPassedOver(forms, entry)) originForms(forms, entry, 1);
      break;
    case "$INCLUDE":
      if (words.count > 1 && words.flags[1]! & quoted) meetForm(forms, "includeQuoted", spanOf(entry, 1));
      originForms(forms, entry, 2);
      break;
  }
}

const lineFeed = 0x0a;

/** Knot passes over a directive on a last line without an end, where an origin changes nothing. */
function isPassedOver({ server }: FormsMet, { scan: { end, words } }: SeenEntry): boolean {
  return server === "knot" && end === words.bytes.length && words.bytes[end - 1] !== lineFeed;
}

function originForms(forms: FormsMet, entry: SeenEntry, word: number): void {
  const { words } = entry.scan;
  if (word >= words.count || words.flags[word]! & quoted) return;
  if (textOf(words, word) === "@") meetForm(forms, "originAtSign", spanOf(entry, word));
  else if (!isAbsolute(words, word)) meetForm(forms, "relativeOrigin", spanOf(entry, word));
  nameForms(forms, entry, word);
}

function isAbsolute(words: Words, word: number): boolean {
  return /(?:^|[^\\])(?:\\\\)*\.$/.test(textOf(words, word));
}
