import { printable } from "../../text/printable.js";
import { recordText } from "../../zone/canonical.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { editCounts } from "../edit-counts.js";
import { type Emission, recordsAfter, recordsOf } from "../emission.js";
import { type Yaml, yamlLines, yamlString } from "../language/yaml.js";
import { octodnsLimit } from "../octodns/limit.js";
import { naturalOrder } from "../octodns/natural-order.js";
import { recordValue } from "../octodns/record-value.js";
import { relativeName } from "../relative-name.js";
import type { Target } from "../target.js";

/**
 * Keys for the file of a zone. Under a key stand all the records of its name, so each name that changes is written
 * whole. octoDNS deletes what its file does not have: what goes is a key less, which a comment names.
 */
export const target: Target = {
  title: "octoDNS (ZONE.yaml)",
  unit: "name",
  language: "yaml",
  extension: "yaml",
  holdsZones: "one",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Put each key in the place of the key of the same name in the zone's file, or in its order between the others; delete the keys that the comments name.",
    'The NS entry under the key "" stays, if your file has one.',
    "Try it first: `octodns-sync --config-file=config.yaml ZONE.` prints the plan, which must show these changes and no others; `--doit` makes them.",
  ],
  limit: octodnsLimit,
  emit: ([emission]) => (emission ? zoneFile(emission) : ""),
};

function zoneFile(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const from = file === undefined ? "" : `, ${file}`;
  const owners = [...new Set(edits.flatMap(recordsOf).map(({ owner }) => owner))];
  const after = recordsAfter(emission.before ?? [], edits).filter((record) => !isProviders(record, origin));
  const names = byOwner(after);
  const keys = owners
    .map((owner) => ({ key: keyOf(owner, origin), records: names.get(owner) ?? [] }))
    .filter(({ records }) => records.length > 0)
    .sort((a, b) => naturalOrder(a.key, b.key));
  const lines = [
    `${withoutDot(origin)}${from}: ${editCounts(edits)}`,
    ...advice(emission, keys.length > 0),
    ...deletions(emission, names),
    ...notes,
  ];
  const pairs = keys.map(({ key, records }) => [yamlString(key), setsOf(records)] as const);
  return `${["---", ...lines.map(comment), ...yamlLines({ pairs })].join("\n")}\n`;
}

function byOwner(records: readonly RecordSpec[]): Map<Name, RecordSpec[]> {
  const names = new Map<Name, RecordSpec[]>();
  for (const record of records) {
    const own = names.get(record.owner);
    if (own) own.push(record);
    else names.set(record.owner, [record]);
  }
  return names;
}

function isProviders({ type, owner }: RecordSpec, origin: Name): boolean {
  return type === "SOA" || (type === "NS" && owner === origin);
}

function keyOf(owner: Name, origin: Name): string {
  return owner === origin ? "" : relativeName(owner, origin);
}

function advice({ origin, before, isNewZone }: Emission, hasKeys: boolean): string[] {
  if (isNewZone) return [`The whole of ${withoutDot(origin)}.yaml, the NS records of the apex apart.`];
  if (!hasKeys) return [];
  if (before) return [`In ${withoutDot(origin)}.yaml each key below takes the place of the key of the same name.`];
  return [
    `No zone was read: where ${withoutDot(origin)}.yaml has a key below already, add what stands here to what stands there.`,
  ];
}

/** What is not there any more: names that are gone, or, where nobody knows what else they have, records. */
function deletions({ origin, edits, before }: Emission, names: ReadonlyMap<Name, unknown>): string[] {
  const gone = edits.flatMap((edit) => (edit.kind === "add" ? [] : [edit.old]));
  if (!before) return gone.map((record) => `Delete the record: ${recordText(record)}`);
  const owners = [...new Set(gone.map(({ owner }) => owner))];
  return owners
    .filter((owner) => !names.has(owner))
    .map((owner) => `Delete the key: ${yamlString(keyOf(owner, origin))}`);
}

/** A record set, or a list of them where the name has several types. */
function setsOf(records: readonly RecordSpec[]): Yaml {
  const types = [...new Set(records.map(({ type }) => type))].sort();
  const sets = types.map((type) => setOf(records.filter((record) => record.type === type)));
  return sets.length === 1 ? (sets[0] as Yaml) : sets;
}

function setOf(records: readonly RecordSpec[]): Yaml {
  const values = records.map((record) => recordValue(record) as Yaml);
  const [only] = values as [Yaml];
  const held: readonly [string, Yaml] = values.length === 1 ? ["value", only] : ["values", values];
  return {
    pairs: [
      ["ttl", `${records.reduce((least, { ttl }) => Math.min(least, ttl), Infinity)}`],
      ["type", records[0]?.type as string],
      held,
    ],
  };
}

/** A line that no content can break out of. */
function comment(text: string): string {
  return `# ${printable(text)}`;
}
