import { printable } from "../../text/printable.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { editCounts } from "../edit-counts.js";
import type { Emission } from "../emission.js";
import { type Yaml, yamlLines, yamlString } from "../language/yaml.js";
import type { RRsetChange } from "../rrset-change.js";
import { setChanges } from "../set-change.js";
import { type Limit, refused, type Target } from "../target.js";

// The types that dnspython reads, without DNSSEC's own, which a signing server makes itself.
const types = new Set(
  "A AAAA AFSDB CAA CDNSKEY CDS CERT CNAME CSYNC DNAME DS EUI48 EUI64 HINFO HTTPS KX LOC MX NAPTR NS OPENPGPKEY PTR RP RT SMIMEA SPF SRV SSHFP SVCB TLSA TXT URI X25".split(
    " ",
  ),
);

/**
 * A playbook for community.general.nsupdate: `present` makes a set what the task says, `absent` deletes it whole. Every
 * task is an update of its own, so the sets are looked at first: in check mode the module says whether one is as it was.
 */
export const target: Target = {
  title: "Ansible (community.general.nsupdate)",
  unit: "RRset",
  language: "yaml",
  extension: "yml",
  holdsZones: "many",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Keep the key in a vault file with `dns_server`, `dns_key_name` and `dns_key_secret` (and `dns_key_algorithm`, if it is not hmac-sha256), and run it with `ansible-playbook FILE -e @vault.yml --ask-vault-pass`.",
    "Try it first with `--check`: it asks the server whether every set is as it was when the zone was read, and changes nothing.",
    "It stops before the first change if one is not, or if a set that it would make is there already; after a failure between changes, `--skip-tags guard` carries on.",
    "To wait between what comes and what goes, run it with `--skip-tags delete` first and with `--tags delete` later: each run looks at its own sets alone.",
    "The machine that runs it needs the collection community.general and the Python package dnspython.",
  ],
  limit,
  emit: (emissions) => ["---", ...directions.map(comment), emissions.map(play).join("\n")].join("\n"),
};

const directions = [
  "ansible-playbook FILE -e @vault.yml --ask-vault-pass, with dns_server, dns_key_name and dns_key_secret in vault.yml.",
  "--check changes nothing and asks whether every set is as it was. --skip-tags delete leaves out what goes,",
  "and --tags delete does it later.",
];

function play(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const zone = withoutDot(origin);
  const from = file === undefined ? "" : `, ${file}`;
  const comments = [`${zone}${from}: ${editCounts(edits)}`, ...notes].map(comment);
  const changes = setChanges(emission);
  const gone = new Map<Name, RRsetChange[]>();
  for (const change of changes) {
    if (change.after.length === 0) gone.set(change.owner, [...(gone.get(change.owner) ?? []), change]);
  }
  const tagsOf = (change: RRsetChange) => (isLater(change, gone.get(change.owner) ?? []) ? ["delete"] : []);
  const steps: Yaml = [
    ...changes.map((change) => guardTask(change, ["guard", ...tagsOf(change)])),
    ...changes.map((change) => changeTask(change, tagsOf(change))),
  ];
  const playbook: Yaml = [
    {
      pairs: [
        ["name", text(`DNS records of ${zone}`)],
        ["hosts", "localhost"],
        ["connection", "local"],
        ["gather_facts", "false"],
        ["module_defaults", { pairs: [["community.general.nsupdate", { pairs: connection(zone) }]] }],
        ["tasks", steps],
      ],
    },
  ];
  return `${[...comments, ...yamlLines(playbook)].join("\n")}\n`;
}

function connection(zone: string): [string, Yaml][] {
  return [
    ["server", '"{{ dns_server }}"'],
    ["zone", text(zone)],
    ["key_name", '"{{ dns_key_name }}"'],
    ["key_secret", '"{{ dns_key_secret }}"'],
    ["key_algorithm", "\"{{ dns_key_algorithm | default('hmac-sha256') }}\""],
  ];
}

/** What goes, and what cannot come before it is gone (RFC 1034 §3.6.2). */
function isLater({ type, after }: RRsetChange, goneThere: readonly RRsetChange[]): boolean {
  return after.length === 0 || goneThere.some((other) => (other.type === "CNAME") !== (type === "CNAME"));
}

/** In check mode the module reports a change where the set is not what the task says; then nothing is to be done. */
function guardTask(change: RRsetChange, tags: readonly string[]): Yaml {
  const { owner, type, before = [] } = change;
  const state = before.length === 0 ? "not there yet" : "still what it was";
  return {
    pairs: [
      ["name", text(`Guard: ${type} of ${withoutDot(owner)} is ${state}`)],
      ["community.general.nsupdate", { pairs: setArguments(change, before) }],
      ["check_mode", "true"],
      ["register", "guard"],
      ["failed_when", "guard is failed or guard is changed"],
      ["tags", tags],
    ],
  };
}

function changeTask(change: RRsetChange, tags: readonly string[]): Yaml {
  const { owner, type, after } = change;
  const verb = after.length === 0 ? "Delete" : "Set";
  return {
    pairs: [
      ["name", text(`${verb} ${type} of ${withoutDot(owner)}`)],
      ["community.general.nsupdate", { pairs: setArguments(change, after) }],
      ...(tags.length > 0 ? [["tags", tags] as const] : []),
    ],
  };
}

function setArguments({ owner, type }: RRsetChange, records: readonly RecordSpec[]): [string, Yaml][] {
  const [first] = records;
  // Absolute: the module looks for the TTL of a set under the name as it stands here.
  const set: [string, Yaml][] = [
    ["record", text(owner)],
    ["type", type],
  ];
  if (!first) return [...set, ["state", "absent"]];
  const values = records.map(withShortStrings).map((record) => text(rdataText(record.type, record.data)));
  return [...set, ["ttl", `${first.ttl}`], ["value", values]];
}

/** A text of which Ansible makes no template: one that looks like a template is marked as none. */
function text(value: string): string {
  return /\{[{%#]/.test(value) ? `!unsafe ${yamlString(value)}` : yamlString(value);
}

function limit({ type }: RecordSpec): Limit | undefined {
  if (types.has(type) || /^TYPE\d+$/.test(type)) return undefined;
  return refused(`the module's library dnspython is not known to read records of the type ${type}`);
}

/** A line that no content can break out of. */
function comment(line: string): string {
  return `# ${printable(line)}`;
}
