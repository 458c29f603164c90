import { classIn, type EntryHead, readHead } from "../entry.js";
import { recordTypes } from "../rr/index.js";
import { wordEnd, wordStart } from "../scanner.js";
import { escaped, quoted, type Words } from "../words.js";
import { type FormsMet, meetForm, meetRefused } from "./met-forms.js";
import { nameForms } from "./name-forms.js";
import { rdataForms } from "./rdata-forms.js";
import { type SeenEntry, spanOf, textOf } from "./seen-entry.js";

/** The forms of an entry that is no directive. */
export function recordForms(forms: FormsMet, entry: SeenEntry, head: EntryHead): void {
  const { words, indented } = entry.scan;
  parenthesisForms(forms, entry);
  const fault = readHead(words, indented ? -1 : 0, head);
  wordForms(forms, entry, head.type);
  if (!indented) ownerForms(forms, entry);
  if (
    head.classWord >= 0 &&
    head.class === classIn &&
    words.ends[head.classWord]! - words.starts[head.classWord]! > 2
  ) {
    meetForm(forms, "classByNumber", spanOf(entry, head.classWord));
  }
  if (fault) return;
  if (forms.unknownTypes.has(head.type) && !/^TYPE\d/i.test(textOf(words, head.typeWord))) {
    meetRefused(forms.met, "unknownType", spanOf(entry, head.typeWord));
    return;
  }
  rdataForms(forms, entry, head.type);
}

function ownerForms(forms: FormsMet, entry: SeenEntry): void {
  const { words } = entry.scan;
  if (words.flags[0]! & quoted) meetForm(forms, "quotedOwner", spanOf(entry, 0));
  else nameForms(forms, entry, 0);
  if (words.flags[0]! & escaped && /^(?:[^\\]|\\[^\\])*\\\\(?:\.|$)/.test(textOf(words, 0))) {
    meetForm(forms, "backslashAtLabelEnd", spanOf(entry, 0));
  }
}

const tab = 0x09;
const blank = 0x20;
const deletion = 0x7f;

/** Octets and quotes, whatever the words mean. */
function wordForms(forms: FormsMet, entry: SeenEntry, type: number): void {
  if (forms.server !== "knot") return;
  const { words } = entry.scan;
  const { bytes, starts, ends, flags } = words;
  for (let word = 0; word < words.count; word++) {
    for (let i = starts[word]!; i < ends[word]!; i++) {
      const octet = bytes[i]!;
      if (octet >= deletion || (octet < blank && octet !== tab)) {
        meetForm(forms, "rawOctet", spanOf(entry, word));
        break;
      }
    }
    if (word === 0 || wordEnd(words, word - 1) !== wordStart(words, word) || isValue(words, word, type)) continue;
    if ((flags[word]! | flags[word - 1]!) & quoted) meetForm(forms, "gluedQuotes", spanOf(entry, word));
  }
}

const equals = 0x3d;

/** Whether a word in quotes is the value of a service parameter: Knot reads `alpn="h2"`, and no other word like it. */
function isValue({ bytes, starts, flags }: Words, word: number, type: number): boolean {
  const isService = type === recordTypes.SVCB.code || type === recordTypes.HTTPS.code;
  return isService && (flags[word]! & quoted) !== 0 && bytes[starts[word]! - 2] === equals;
}

const opening = 0x28;
const closing = 0x29;
const semicolon = 0x3b;
const lineFeed = 0x0a;

/** Parentheses stand between words, where nothing else is but blanks, line ends and comments. */
function parenthesisForms(forms: FormsMet, entry: SeenEntry): void {
  const { words, start, end, indented } = entry.scan;
  const { source } = entry;
  let from = start;
  let depth = 0;
  for (let word = 0; word <= words.count; word++) {
    const to = word < words.count ? wordStart(words, word) : end;
    for (let i = from; i < to; i++) {
      const byte = words.bytes[i];
      if (byte === semicolon) while (i < to && words.bytes[i] !== lineFeed) i++;
      else if (byte === closing) depth--;
      else if (byte === opening) {
        const at = { source, start: i, end: i + 1 };
        if (depth++ > 0) meetForm(forms, "nestedParentheses", at);
        if (word === 0) meetForm(forms, indented ? "parenthesisAfterBlank" : "parenthesisFirst", at);
        else if (word === 1 && i === from && !indented) meetForm(forms, "parenthesisAtOwner", at);
      }
    }
    if (word < words.count) from = wordEnd(words, word);
  }
}
