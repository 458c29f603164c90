import { clipped } from "../text/clipped.js";
import { type Name, withoutDot } from "../zone/name.js";
import { rdataText } from "../zone/rdata.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import { textOf } from "./meaning.js";

/** How many records a message shows. */
const shown = 3;

/** "The MX record of contoso.com (10 mail.contoso.com.)", "2 A records of …". @param records of one owner and type, one at least */
export function recordsOfSet(records: readonly ResourceRecord[]): string {
  const { owner, type } = records[0] as ResourceRecord;
  const what = records.length === 1 ? `The ${type} record` : `${records.length} ${type} records`;
  return `${what} of ${withoutDot(owner)} (${contentOf(records)})`;
}

/** What records say, for a message. */
export function contentOf(records: readonly RecordSpec[]): string {
  const texts = records.slice(0, shown).map((record) => clipped(sayingOf(record)));
  return records.length > shown ? `${texts.join(", ")} and ${records.length - shown} more` : texts.join(", ");
}

/** Texts without the quotes of the strings that they happen to be in. */
function sayingOf(record: RecordSpec): string {
  return record.type === "TXT" || record.type === "SPF" ? `"${textOf(record)}"` : rdataText(record.type, record.data);
}

/** "a.example, b.example and 4 more". */
export function someNames(names: readonly Name[]): string {
  const some = names.slice(0, shown).map(withoutDot);
  return names.length > shown ? `${some.join(", ")} and ${names.length - shown} more` : some.join(", ");
}

/** The end of every piece of advice. */
export const orAllowed = "If this is meant, allow it under ignore: in zonewright.yaml.";
