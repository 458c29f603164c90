import { hasMark, isOctets } from "../octets.js";
import type { RecordDefinition } from "../rr/record-type.js";
import { definitionOf } from "../rr/registry.js";
import { wordEnd, wordStart } from "../scanner.js";
import { quoted, type Words } from "../words.js";
import type { FormId } from "./form.js";
import { type FormsMet, meetForm } from "./met-forms.js";
import { nameForms } from "./name-forms.js";
import { type SeenEntry, spanOf, textOf } from "./seen-entry.js";

/** How a word may be written so that a server refuses it, by the fields in which it can stand. */
interface WordForm {
  readonly form: FormId;
  /** `TYPE.field`, as the files of the types call them. */
  readonly fields: readonly string[];
  isMeant(word: string): boolean;
}

const keys = ["DNSKEY", "CDNSKEY", "KEY"];
const digests = ["DS", "CDS"];

const wordForms: readonly WordForm[] = [
  {
    form: "hexParted",
    fields: [
      ...digests.map((type) => `${type}.digest`),
      ...["SSHFP.fingerprint", "TLSA.association", "SMIMEA.association", "ZONEMD.digest"],
    ],
    isMeant: (word) => word.length % 2 === 1,
  },
  {
    form: "base64Parted",
    fields: [
      ...keys.map((type) => `${type}.publicKey`),
      ...["RRSIG.signature", "CERT.certificate", "OPENPGPKEY.publicKey", "DHCID.identifier", "IPSECKEY.publicKey"],
    ],
    isMeant: (word) => word.length % 4 !== 0,
  },
  {
    form: "wordForNumber",
    fields: [
      ...keys.flatMap((type) => [`${type}.flags`, `${type}.protocol`]),
      ...digests.map((type) => `${type}.digestType`),
      ...["NSEC3.algorithm", "NSEC3PARAM.algorithm"],
    ],
    isMeant: (word) => !/^\d+$/.test(word),
  },
  {
    form: "oldAlgorithm",
    fields: [...keys, ...digests, "RRSIG", "CERT"].map((type) => `${type}.algorithm`),
    isMeant: (word) => /^(?:NSEC3DSA|NSEC3RSASHA1|ECCGOST)$/i.test(word),
  },
  { form: "tagInCapitals", fields: ["CAA.tag"], isMeant: (word) => /[A-Z]/.test(word) },
  {
    form: "timeInSeconds",
    fields: ["RRSIG.expiration", "RRSIG.inception"],
    isMeant: (word) => word.length !== 14,
  },
  {
    form: "shortGroup",
    fields: ["NID.nodeId", "L64.locator"],
    isMeant: (word) => word.split(":").some((group) => group.length < 4),
  },
  {
    form: "quotedTarget",
    fields: ["SVCB.target", "HTTPS.target"],
    isMeant: (word) => word.startsWith('"'),
  },
  { form: "parameterByName", fields: ["SVCB.params", "HTTPS.params"], isMeant: (word) => word.startsWith("dohpath") },
  {
    form: "emptyParameter",
    fields: ["SVCB.params", "HTTPS.params"],
    isMeant: (word) => /^(?:[a-z0-9-]+=|ech(?:="")?|no-default-alpn="")$/.test(word),
  },
];

let byField: Map<string, WordForm[]> | undefined;

function formsOf(field: string): readonly WordForm[] {
  if (!byField) {
    byField = new Map();
    for (const form of wordForms) for (const one of form.fields) byField.set(one, [...(byField.get(one) ?? []), form]);
  }
  return byField.get(field) ?? [];
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
  for (const [i, field] of definition.sequence.entries()) {
    if (words.next >= words.count) return;
    const first = words.next;
    if (field.check(words)?.kept === undefined && words.next === first) return;
    const known = formsOf(`${definition.mnemonic}.${definition.names[i]}`);
    for (let word = first; word < words.next; word++) {
      if (field.isName) nameForms(forms, entry, word);
      for (const { form, isMeant } of known)
        if (isMeant(written(words, word))) meetForm(forms, form, spanOf(entry, word));
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
