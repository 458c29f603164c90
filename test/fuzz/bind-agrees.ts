import { canonicalRecords } from "../../src/zone/canonical.js";
import type { ZoneReading } from "../../src/zone/reader.js";
import { asLoaded } from "../zone/bind-habits.js";
import { namedCompilezone } from "../zone/named-compilezone.js";

/** What a zone as a whole has to have; BIND refuses it otherwise, and here rules say so. */
const wholeZone =
  /CDS\/CDNSKEY consistency|has no NS records|has no address records|is a CNAME \(illegal\)|has (?:no|\d+) SOA|SOA record not at top|CNAME and other data|multiple RRs of singleton type/;

/** Where more is read than BIND loads, as docs/ZONE-FORMAT.md says. */
const readsMore = /^a final \.@|^a comment ends in a bare CR/;

/** Inputs that are not for BIND: it would open files, or make millions of records. */
export function isForBind(text: string): boolean {
  return !/include/i.test(text) && !(/generate/i.test(text) && /\d{4}/.test(text.replace(/^.*SOA.*$/gim, "")));
}

/** What BIND makes of a text that is not what was read; undefined when both agree. */
export function disagreement(text: Uint8Array, { zone, problems, notes }: ZoneReading): string | undefined {
  const said = [...problems.map(({ reason }) => reason), ...notes.map(({ subject }) => subject)];
  if (said.some((words) => readsMore.test(words))) return undefined;
  const bind = namedCompilezone("example.", { text });
  if (!bind.loaded) {
    const why = bind.messages.join("; ");
    return said.length > 0 || wholeZone.test(why) ? undefined : `BIND refuses it, and nothing is said: ${why}`;
  }
  const ours = asLoaded([...canonicalRecords(zone)]);
  const theirs = bind.records.toSorted();
  const different = theirs.find((record) => !ours.includes(record)) ?? ours.find((record) => !theirs.includes(record));
  return (
    different && `BIND reads ${theirs.length} records and we ${ours.length}, and these differ: ${different}; ${said[0]}`
  );
}
