import type { Name } from "../name.js";
import type { ResourceRecord } from "../record.js";
import type { Zone } from "../zone.js";
import { joined } from "./policy-text.js";

/** The TXT records of one owner that say the same kind of thing, in the order of the file. */
export interface SeveralTexts {
  readonly owner: Name;
  readonly records: readonly ResourceRecord<"TXT">[];
}

/**
 * Owners with more than one text of a kind. The same record twice counts once: a server holds it once (RFC 2181 §5).
 * @param isMeant whether a text, its strings put together, is of the kind
 */
export function* severalTexts(zone: Zone, isMeant: (text: string) => boolean): Iterable<SeveralTexts> {
  let seen: Set<Name> | undefined;
  for (const { owner, type } of zone.sift("several texts")) {
    if (type !== "TXT" || seen?.has(owner)) continue;
    seen ??= new Set();
    seen.add(owner);
    const meant = zone.records(owner, "TXT").filter(({ data }) => isMeant(joined(data.strings)));
    const records = new Map(meant.toReversed().map((record) => [record.data.strings.join("\n"), record]));
    if (records.size > 1)
      yield { owner, records: meant.filter((record) => records.get(record.data.strings.join("\n")) === record) };
  }
}
