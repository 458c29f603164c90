import { shellWord } from "../../text/posix-shell.js";
import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { editCounts } from "../edit-counts.js";
import { editLines } from "../edit-lines.js";
import type { Emission } from "../emission.js";
import { option, shellScript, stop } from "../language/shell-script.js";
import { unwritableName } from "../plain-name.js";
import { type RRsetChange, rrsetChanges } from "../rrset-change.js";
import { removedBySet, setKey } from "../set-guard.js";
import { type Limit, refused, type Target } from "../target.js";

// https://cloud.google.com/dns/docs/records-overview; gcloud takes no others (record_types.py of its SDK). DNSKEY is for
// zones that are being transferred alone.
const types = new Set("A AAAA CAA CNAME DS HTTPS IPSECKEY MX NAPTR NS PTR SPF SRV SSHFP SVCB TLSA TXT".split(" "));

/**
 * A transaction of gcloud: all of it or nothing. A set goes only while it is what was linted, so a set that changes goes
 * as it is and comes back as it is to be. Record data is that of a master file, as gcloud's own import of zone files
 * sends it.
 */
export const target: Target = {
  title: "Google Cloud DNS (gcloud)",
  unit: "RRset",
  language: "sh",
  extension: "sh",
  holdsZones: "one",
  isTransaction: true,
  keepsApex: true,
  use: [
    "Run it with the name of the managed zone: `ZONE=company-b sh FILE`; `gcloud dns managed-zones list` shows the names.",
    "Try it first: with `DRY_RUN=1` it asks Cloud DNS whether every old set is still what was linted, and shows the transaction instead of executing it.",
    "It stops without a change when a set is not what was linted, and Cloud DNS refuses it when a set that is to be new is there already: so it does with a text of `generate` where the name has other texts.",
    "Cloud DNS takes only so many sets and so much data in one change: `gcloud dns project-info describe PROJECT` shows how much.",
  ],
  limit,
  emit: ([emission]) => (emission ? script(emission) : ""),
};

function limit(record: RecordSpec): Limit | undefined {
  if (!types.has(record.type)) return refused("Cloud DNS takes no records of this type");
  const why = unwritableName(record);
  return why === undefined ? undefined : refused(why);
}

function script(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const changes = rrsetChanges(emission);
  const taken = removedBySet(edits);
  // What a rollback takes back where no zone was read is the set that was made.
  const removals = changes.flatMap((change) => removal(change, change.before ?? taken.get(setKey(change)) ?? []));
  const from = file === undefined ? "" : `, ${file}`;
  return shellScript({
    remarks: [
      `${withoutDot(origin)}${from}: ${editCounts(edits)}`,
      ...editLines(edits),
      "DRY_RUN=1 shows the transaction instead of executing it.",
      ...tooMuch(changes),
      ...notes,
    ],
    needs: [{ variable: "ZONE", setTo: "the name of the managed zone, as gcloud dns managed-zones list shows it" }],
    lines: [
      transaction,
      ...(removals.length === 0 ? [] : ["", stop, "", remove]),
      "",
      "transaction start",
      ...removals,
      ...changes.flatMap(addition),
      "",
      execute,
    ],
  });
}

// https://cloud.google.com/dns/quotas: no more of a project that has not asked for it.
const setsOfChange = 1000;
const recordsOfSet = 100;

function tooMuch(changes: readonly RRsetChange[]): string[] {
  const most = changes.reduce((count, { after }) => Math.max(count, after.length), 0);
  return [
    ...(changes.length > setsOfChange
      ? [
          `These are ${changes.length} sets; Cloud DNS takes ${setsOfChange} in one change, unless the project has been given more.`,
        ]
      : []),
    ...(most > recordsOfSet
      ? [`One set has ${most} records; Cloud DNS takes ${recordsOfSet}, unless the project has been given more.`]
      : []),
  ];
}

function removal({ owner, type }: RRsetChange, old: readonly RecordSpec[]): string[] {
  const [first] = old;
  return first ? [`remove ${shellWord(owner)} ${type} ${first.ttl} ${values(old)}`] : [];
}

function addition({ owner, type, after }: RRsetChange): string[] {
  const [first] = after;
  if (!first) return [];
  return [`transaction add ${option("name", owner)} --type=${type} --ttl=${first.ttl} -- ${values(after)}`];
}

function values(records: readonly RecordSpec[]): string {
  return records
    .map(withShortStrings)
    .map(({ type, data }) => shellWord(rdataText(type, data)))
    .join(" ");
}

const transaction = `# The transaction is a file in a folder of its own, which goes when the script ends.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
transaction() {
  action=$1
  shift
  gcloud dns record-sets transaction "$action" --zone="$ZONE" --transaction-file="$folder/transaction.yaml" "$@"
}`;

const remove = `# Removes a set that is what was linted: NAME TYPE TTL VALUE...
remove() {
  name=$1 type=$2 ttl=$3
  shift 3
  held=$(gcloud dns record-sets list --zone="$ZONE" --name="$name" --type="$type" \\
    --flatten='rrdatas[]' --format='value(rrdatas)')
  if [ "$(printf '%s\\n' "$held" | LC_ALL=C sort)" != "$(printf '%s\\n' "$@" | LC_ALL=C sort)" ]; then
    stop "Nothing is changed: the $type records of $name are not what was linted, but: \${held:-none}"
  fi
  # gcloud takes the values only in the order in which Cloud DNS holds them: one a line.
  set -f
  IFS='
'
  transaction remove --name="$name" --type="$type" --ttl="$ttl" -- $held
  unset IFS
  set +f
}`;

const execute = `if [ -n "\${DRY_RUN:-}" ]; then
  transaction describe
else
  transaction execute
fi`;
