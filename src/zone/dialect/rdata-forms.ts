import { hasMark, isOctets } from "../octets.js";
import type { RecordDefinition } from "../rr/record-type.js";
import { definitionOf } from "../rr/registry.js";
import { wordEnd, wordStart } from "../scanner.js";
import { quoted, type Words } from "../words.js";
import { type FormsMet, meetForm } from "./met-forms.js";
import { nameForms } from "./name-forms.js";
import { type SeenEntry, spanOf, textOf } from "./seen-entry.js";
import { type WordForm, wordForms } from "./word-form.js";

/** By number of a type: the forms of each of its fields; undefined where nothing is to be looked at. */
const fieldsOf = new Map<number, readonly (readonly WordForm[])[] | undefined>();

function formsOfFields({ code, mnemonic, names, sequence }: RecordDefinition) {
  if (fieldsOf.has(code)) return fieldsOf.get(code);
  const known = names.map((name) => wordForms.filter(({ fields }) => fields.includes(`${mnemonic}.${name}`)));
  const isPlain = known.every((forms) => forms.length === 0) && !sequence.some(({ isName }) => isName);
  fieldsOf.set(code, isPlain ? undefined : known);
  return fieldsOf.get(code);
}

/** The forms of the rdata, from `words.next` on. */
export function rdataForms(forms: FormsMet, entry: SeenEntry, type: number): void {
  const { words } = entry.scan;
  const definition = definitionOf(type);
  if (isOctets(words)) octetForms(forms, entry);
  else if (definition && "strings" in definition.fields) markForms(forms, entry);
  else if (definition) fieldForms(forms, entry, definition);
}

function fieldForms(forms: FormsMet, entry: SeenEntry, definition: RecordDefinition): void {
  const { words } = entry.scan;
  const known = formsOfFields(definition);
  for (let i = 0; known && i < known.length && words.next < words.count; i++) {
    const first = words.next;
    const field = definition.sequence[i]!;
    if (field.check(words)?.kept === undefined && words.next === first) return;
    for (let word = first; word < words.next; word++) {
      if (field.isName) nameForms(forms, entry, word);
      for (const { form, isMeant } of known[i]!) {
        if (isMeant(written(words, word))) meetForm(forms, form, spanOf(entry, word));
      }
    }
  }
}

/** A word with its quotes, and with those that stand next to it: `alpn="h2"`. */
function written(words: Words, word: number): string {
  const text = words.flags[word]! & quoted ? `"${textOf(words, word)}"` : textOf(words, word);
  const isGlued = word + 1 < words.count && wordEnd(words, word) === wordStart(words, word + 1);
  return isGlued ? text + written(words, word + 1) : text;
}

function octetForms(forms: FormsMet, entry: SeenEntry): void {
  const { words } = entry.scan;
  for (let word = words.next + 2; word < words.count; word++) {
    if ((words.ends[word]! - words.starts[word]!) % 2 === 1) meetForm(forms, "hexParted", spanOf(entry, word));
  }
}

/** The mark of octets where it is text to BIND. */
function markForms(forms: FormsMet, entry: SeenEntry): void {
  const { words } = entry.scan;
  if (hasMark(words)) meetForm(forms, "bareMarkFirst", spanOf(entry, words.next));
  words.next = words.count - 1;
  if (hasMark(words)) meetForm(forms, "bareMarkLast", spanOf(entry, words.next));
}
