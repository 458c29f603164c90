import type { Span } from "../text/source.js";
import { type Lookup, lookup } from "../zone/lookup.js";
import { below, type Name } from "../zone/name.js";
import { isProviders } from "../zone/provided.js";
import type { RecordType, ResourceRecord } from "../zone/record.js";
import type { RRset, Zone } from "../zone/zone.js";
import type { ZoneSet } from "../zone/zone-set.js";
import { randomLabel } from "./dns/random.js";

/** What a question is to show: an RRset, what a wildcard or DNAME makes of any name, or that there is nothing. */
export type Aim = "set" | "synthesis" | "absence" | "name servers";

/** One question about a zone, and what its file says to it. */
export interface Question {
  readonly zone: Zone;
  readonly aim: Aim;
  readonly owner: Name;
  readonly type: RecordType;
  readonly expected: Lookup;
  /** What of the file the question is about; where it says nothing, its apex. */
  readonly subject: { readonly owner: Name; readonly type: RecordType; readonly at: Span };
  /** Nobody has made this name up before: the answer may be that there is no such name. */
  readonly isRandom?: true;
}

/** Everything to ask about a zone but for its SOA record. @param alone the zone as a resolver that has no other */
export function* questionsOf(zone: Zone, alone: ZoneSet): Iterable<Question> {
  for (const set of zone.sets()) yield* questionsAbout(set, zone, alone);
  yield* absences(zone, alone);
}

function* questionsAbout({ owner, type, records }: RRset, zone: Zone, alone: ZoneSet): Iterable<Question> {
  const [first] = records as [ResourceRecord];
  const isApexNs = type === "NS" && owner === zone.origin;
  if (isProviders(first, zone.origin) && !isApexNs) return;
  // The answer to any other question has the alias as well, and shows a provider that answers with addresses instead.
  const asked = type === "CNAME" ? "A" : type;
  const expected = lookup(alone, owner, asked);
  if (!isVisible(first, expected)) return;
  const base = { zone, type: asked, subject: { owner, type, at: first.span } };
  yield { ...base, aim: isApexNs ? "name servers" : "set", owner, expected };
  const parent = type === "DNAME" ? owner : owner.startsWith("*.") ? (owner.slice(2) as Name) : undefined;
  if (parent === undefined) return;
  const random = below(randomLabel(), parent);
  const any = type === "DNAME" ? "A" : asked;
  yield { ...base, aim: "synthesis", owner: random, type: any, expected: lookup(alone, random, any), isRandom: true };
}

/** Whether a server that has the zone answers a question for its owner with the RRset: what lies below a cut or a DNAME is hidden. */
function isVisible({ owner, type }: ResourceRecord, { outcome, records, chain }: Lookup): boolean {
  if (outcome === "delegated" && chain.length === 0) return type === "NS" && records[0]?.owner === owner;
  return chain[0]?.type !== "DNAME";
}

/** Names that people and programs ask for, and what they want there. */
const wanted: readonly (readonly [label: string, type: RecordType])[] = [
  ["autodiscover", "A"],
  ["_autodiscover._tcp", "SRV"],
  ["www", "A"],
  ["mail", "A"],
  ["_dmarc", "TXT"],
];

const wantedAtApex: readonly RecordType[] = ["A", "AAAA", "MX", "TXT", "CAA", "HTTPS"];

/** Questions that nothing of the file answers: without a transfer, all that shows what a server has beyond it. */
function* absences(zone: Zone, alone: ZoneSet): Iterable<Question> {
  const { origin } = zone;
  const random = randomLabel();
  const asked = [
    [origin, wantedAtApex] as const,
    ...wanted.map(([label, type]) => [below(label, origin), [type]] as const),
    [below(random, origin), ["A"]] as const,
  ];
  for (const [owner, types] of asked) {
    for (const type of types) {
      const expected = lookup(alone, owner, type);
      if (expected.chain.length > 0 || (expected.outcome !== "nodata" && expected.outcome !== "nxdomain")) continue;
      const isRandom = owner === below(random, origin) && ({ isRandom: true } as const);
      yield { zone, aim: "absence", owner, type, expected, subject: { owner, type, at: zone.apex }, ...isRandom };
    }
  }
}
