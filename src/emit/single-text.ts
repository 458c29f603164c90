import type { RecordSpec } from "../zone/record.js";
import { withShortStrings } from "./character-strings.js";
import { altered, type Limit } from "./target.js";

/** The text of a TXT record as one: readers join its strings anyway (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
export function wholeText({ data }: RecordSpec<"TXT">): string {
  return data.strings.join("");
}

/** What becomes of a text that is handed over whole and cut into strings of 255 octets there. */
export function singleTextLimit(record: RecordSpec<"TXT">): Limit | undefined {
  const whole = { ...record, data: { strings: [wholeText(record)] } };
  const cut = (withShortStrings(whole) as RecordSpec<"TXT">).data.strings;
  const { strings } = (withShortStrings(record) as RecordSpec<"TXT">).data;
  if (cut.length === strings.length && cut.every((one, index) => one === strings[index])) return undefined;
  return altered(
    "its strings are written as one text, which is what they are read as (RFC 7208 §3.3, RFC 6376 §3.6.2.2)",
  );
}
