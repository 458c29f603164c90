import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { editCounts } from "../edit-counts.js";
import type { Emission } from "../emission.js";
import { unwritableName } from "../plain-name.js";
import { route53Name, route53Value } from "../route53/value.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, setKey } from "../set-guard.js";
import { type Limit, refused, type Target } from "../target.js";

// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
const types = new Set("A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SPF SRV SSHFP SVCB TLSA TXT".split(" "));

/** Types whose names and texts are written in octal where they have to be. */
const escaping = new Set("A AAAA CNAME DS MX NS PTR SRV SSHFP TLSA TXT".split(" "));

/**
 * A change batch, all of it or nothing. DELETE must name every value and the TTL of a set as it is and CREATE fails
 * where there is one, so that a set that changes is deleted and created: UPSERT would write over whatever is there
 * (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html).
 */
export const target: Target = {
  title: "Amazon Route 53 (change batch)",
  unit: "RRset",
  language: "json",
  extension: "json",
  holdsZones: "one",
  isTransaction: true,
  keepsApex: true,
  holdsNoNotes: true,
  use: [
    "`aws route53 change-resource-record-sets --hosted-zone-id ID --change-batch file://FILE`; `aws route53 list-hosted-zones` shows the ids.",
    "Route 53 makes all of the changes or none: none when a set that goes is not what was linted, value by value and with its TTL, or a set that is to be new is there already.",
    "There is no way to try it first; `aws route53 list-resource-record-sets --hosted-zone-id ID` shows what is there.",
    "A text of `generate` is refused where the name has other texts: with the zone, `zonewright records` writes the whole set.",
  ],
  limit,
  excess,
  emit: ([emission]) => (emission ? `${JSON.stringify(batch(emission), undefined, 2)}\n` : ""),
};

function limit(record: RecordSpec): Limit | undefined {
  if (!types.has(record.type)) return refused("Route 53 takes no records of this type");
  if (record.type === "NS" && record.owner.startsWith("*."))
    return refused("Route 53 takes no wildcard for NS records");
  if (record.ttl > 2_147_483_647) return refused("Route 53 takes a TTL of at most 2147483647 seconds");
  const value = route53Value(record);
  if (value.length > 4000) return refused("Route 53 takes a value of at most 4000 characters");
  if (escaping.has(record.type)) return undefined;
  const unwritable = unwritableName(record);
  if (unwritable !== undefined) return refused(unwritable);
  return /[\\]|[^ -~]/.test(value) ? refused("Route 53 says nowhere how such a value is escaped") : undefined;
}

interface ResourceRecordSet {
  readonly Name: string;
  readonly Type: string;
  readonly TTL: number;
  readonly ResourceRecords: readonly { readonly Value: string }[];
}

interface Change {
  readonly Action: "DELETE" | "CREATE";
  readonly ResourceRecordSet: ResourceRecordSet;
}

function batch(emission: Emission): { Comment: string; Changes: Change[] } {
  const { origin, edits } = emission;
  // Of 256 characters at most, which the name of a zone can fill.
  const comment = `${withoutDot(origin)}: ${editCounts(edits)}`;
  return { Comment: comment.slice(0, 256), Changes: changesOf(emission) };
}

function changesOf(emission: Emission): Change[] {
  const changes = rrsetChanges(emission);
  const taken = removedBySet(emission.edits);
  // What a rollback takes back where no zone was read is the set that was made.
  const old = changes.map((change) => change.before ?? taken.get(setKey(change)) ?? []);
  return [
    ...changes.flatMap((change, at) => setChange("DELETE", change, old[at] ?? [])),
    ...changes.flatMap((change) => setChange("CREATE", change, change.after)),
  ];
}

function setChange(Action: Change["Action"], { owner, type }: RRsetChange, records: readonly RecordSpec[]): Change[] {
  const [first] = records;
  if (!first) return [];
  const values = records.map((record) => ({ Value: route53Value(record) }));
  return [
    { Action, ResourceRecordSet: { Name: route53Name(owner), Type: type, TTL: first.ttl, ResourceRecords: values } },
  ];
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests-changeresourcerecordsets */
function excess(emission: Emission): string | undefined {
  const records = changesOf(emission).flatMap(({ ResourceRecordSet }) => ResourceRecordSet.ResourceRecords);
  const characters = records.reduce((sum, { Value }) => sum + Value.length, 0);
  if (records.length <= 1000 && characters <= 32_000) return undefined;
  return `Route 53 takes 1000 records and 32000 characters of values in a batch, and these are ${records.length} and ${characters}`;
}
