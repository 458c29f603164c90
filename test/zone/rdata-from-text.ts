import type { FieldFault } from "../../src/zone/field/field.js";
import { type AnyRdata, checkRdata, rdataText, readRdata } from "../../src/zone/rdata.js";
import type { RecordType } from "../../src/zone/record.js";
import { mnemonicOf } from "../../src/zone/rr/registry.js";
import { codeOf } from "../../src/zone/rr/type-code.js";
import { nextEntry, scanFrom } from "../../src/zone/scanner.js";
import type { Words } from "../../src/zone/words.js";

/** `example.` in wire form. */
const origin = Uint8Array.from([7, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0]);

/** Rdata that was read, or the text of the word at fault and why, with the text of what is read all the same. */
export type RdataReading =
  | { readonly type: RecordType; readonly data: AnyRdata; readonly text: string }
  | { readonly word: string; readonly reason: string; readonly kept?: string };

/**
 * Reads `TYPE RDATA` under the origin `example.`.
 * @param line one UTF-16 unit for each octet
 * @param asWritten names as in the file instead of for comparing
 */
export function rdataFromText(line: string, asWritten = true): RdataReading {
  const words = wordsOf(line);
  const code = codeOf(words.bytes, words.starts[0] ?? 0, words.ends[0] ?? 0);
  if (code < 0) return { word: textOf(words, 0), reason: "unknown record type" };
  words.next = 1;
  const fault: FieldFault | undefined = checkRdata(code, words);
  const found = fault && { word: textOf(words, fault.word), reason: fault.reason };
  if (found && !fault.kept) return found;
  words.next = 1;
  words.asWritten = asWritten;
  const type = mnemonicOf(code) as RecordType;
  const data = readRdata(code, words);
  const text = `${type} ${rdataText(type, data)}`.trimEnd();
  return found ? { ...found, kept: text } : { type, data, text };
}

function wordsOf(line: string): Words {
  const scan = scanFrom(
    Uint8Array.from(line, (char) => char.charCodeAt(0)),
    origin,
  );
  if (!nextEntry(scan) || scan.fault) throw new Error(`not one entry: ${line}`);
  return scan.words;
}

function textOf(words: Words, word: number): string {
  return Buffer.from(words.bytes.subarray(words.starts[word], words.ends[word])).toString("latin1");
}
