import { labelsOf } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { textOf } from "./meaning.js";

/** Texts of one kind on either side: one statement, made anew. */
export interface RestatedText {
  readonly before: readonly ResourceRecord[];
  readonly after: readonly ResourceRecord[];
}

/** Puts the texts of one owner that state the same thing in other words together: an SPF policy with the next one. */
export function restatedTexts(gone: readonly ResourceRecord[], come: readonly ResourceRecord[]): RestatedText[] {
  if (come.length === 0) return [];
  const [before, after] = [byKind(gone), byKind(come)];
  return Array.from(before).flatMap(([kind, records]) => {
    const now = after.get(kind);
    return now ? [{ before: records, after: now }] : [];
  });
}

function byKind(records: readonly ResourceRecord[]): Map<string, ResourceRecord[]> {
  const kinds = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const kind = kindOf(record);
    if (kind === undefined) continue;
    const alike = kinds.get(kind);
    if (alike) alike.push(record);
    else kinds.set(kind, [record]);
  }
  return kinds;
}

/** What a text is about, as far as its owner or its beginning tells. */
function kindOf(record: ResourceRecord): string | undefined {
  if (record.type !== "TXT") return undefined;
  const labels = labelsOf(record.owner);
  if (labels[0] === "_dmarc" || labels.includes("_domainkey")) return "policy";
  const text = textOf(record);
  return (/^v=[a-z0-9]+/i.exec(text) ?? /^[a-z][a-z0-9._-]*[a-z]=(?=[^=])/i.exec(text))?.[0].toLowerCase();
}
