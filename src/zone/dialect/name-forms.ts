import { type FormsMet, meetForm } from "./met-forms.js";
import { type SeenEntry, spanOf } from "./seen-entry.js";

/** What Knot takes in a name without a backslash; octets that do not print are a form of their own. */
const plain = new Uint8Array(256).fill(1, 0x80);
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_*/.") plain[char.charCodeAt(0)] = 1;

const backslash = 0x5c;
const at = 0x40;
const dot = 0x2e;

/** The characters of a name: a word that stands without quotes. */
export function nameForms(forms: FormsMet, entry: SeenEntry, word: number): void {
  const { bytes, starts, ends } = entry.scan.words;
  const start = starts[word]!;
  const end = ends[word]!;
  if (bytes[start] === at && end - start === 1) return;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === backslash) i++;
    else if (byte === at && isAlone(bytes, i, start, end)) meetForm(forms, "atLabel", spanOf(entry, word));
    else if (plain[byte] === 0 && byte > 0x20) {
      meetForm(forms, "nameCharacter", spanOf(entry, word));
      return;
    }
  }
}

function isAlone(bytes: Uint8Array, at: number, start: number, end: number): boolean {
  return (at === start || bytes[at - 1] === dot) && (at + 1 === end || bytes[at + 1] === dot);
}
