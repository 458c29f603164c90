import { isPlain } from "../../text/printable.js";
import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { commandsOf, zoneWord } from "../azure/commands.js";
import { recordFields, textSpellings } from "../azure/record-fields.js";
import { editCounts } from "../edit-counts.js";
import { editLines } from "../edit-lines.js";
import { type Emission, recordsOf } from "../emission.js";
import { run, shellScript, stop } from "../language/shell-script.js";
import { targetOf, unwritableName } from "../plain-name.js";
import { altered, type Limit, refused, type Target } from "../target.js";

/** Calls of az, one after the other; Azure's own names are relative, and the apex is `@`. */
export const target: Target = {
  title: "Azure DNS (az)",
  unit: "record",
  language: "sh",
  extension: "sh",
  holdsZones: "one",
  isTransaction: false,
  keepsApex: true,
  use: [
    "Run it with the resource group of the zone: `RESOURCE_GROUP=dns sh FILE`; `az network dns zone list --output table` shows it.",
    "Try it first: with `DRY_RUN=1` it asks Azure whether every old record is still there, and shows the commands that change something instead of running them.",
    "It stops before the first change when a record that goes is not what was linted, and at a set that is to be new and is there already; az changes one record at a time, so look at the zone when it stops later.",
  ],
  limit,
  emit: ([emission]) => (emission ? script(emission) : ""),
};

function limit(record: RecordSpec): Limit | undefined {
  const unwritable = unwritableName(record);
  if (recordFields(record) === undefined) return refused("not every version of az has commands for this type");
  if (unwritable !== undefined) return refused(unwritable);
  // DNSControl found that Azure refuses the null MX (its auditrecords.go for Azure).
  if (targetOf(record) === ".") return refused("Azure DNS takes no root as a target");
  // https://learn.microsoft.com/azure/dns/dns-zones-records#time-to-live
  if (record.ttl < 1 || record.ttl > 2_147_483_647)
    return refused("Azure DNS takes a TTL from 1 to 2147483647 seconds");
  if (record.type === "CAA") return textLimit([record.data.value]);
  if (record.type !== "TXT") return undefined;
  const { strings } = record.data;
  const why = textLimit(strings);
  if (why) return why;
  return textSpellings(strings).length === 1
    ? undefined
    : altered("az joins its strings and cuts the text into strings of 255; readers of a text join them anyway");
}

function textLimit(strings: readonly string[]): Limit | undefined {
  const text = strings.join("");
  if (text === "") return refused("Azure DNS takes no empty text");
  // https://github.com/hashicorp/terraform-provider-azurerm/issues/24152
  if (text.length > 4096) return refused("Azure DNS takes a text of at most 4096 characters");
  if (!isPlain(text)) return refused("what az makes of characters other than those of ASCII is documented nowhere");
  // A value that begins with @ is the name of a file: https://learn.microsoft.com/cli/azure/use-azure-cli-successfully-tips
  if (/^@./.test(text)) return refused("az reads a value that begins with @ from a file of that name");
  // With `remove-record` each string is a word of its own: an option, or a file behind the first equals sign.
  const words = textSpellings(strings).flatMap((spelling) => (spelling.length > 1 ? spelling : []));
  if (words.some((word) => /^[-@]|^[^=]*=@/.test(word))) {
    return refused("az would read a piece of it as an option or as the name of a file when it is removed");
  }
  return undefined;
}

function script(emission: Emission): string {
  const { origin, edits, file, notes } = emission;
  const { guards, changes } = commandsOf(emission);
  const from = file === undefined ? "" : `, ${file}`;
  const checks = guards.length === 0 ? [] : ["", stop, "", ...recordsOfSet(emission), "", held, "", ...guards];
  return shellScript({
    remarks: [
      `${withoutDot(origin)}${from}: ${editCounts(edits)}`,
      ...editLines(edits),
      "DRY_RUN=1 shows the commands that change something instead of running them.",
      ...notes,
    ],
    needs: [{ variable: "RESOURCE_GROUP", setTo: "the resource group of the zone" }],
    lines: [run, "", recordSet(emission), ...checks, "", ...changes],
  });
}

function recordSet({ origin }: Emission): string {
  return `record_set() {
  type=$1 action=$2
  shift 2
  run az network dns record-set "$type" "$action" --resource-group="$RESOURCE_GROUP" --zone-name=${zoneWord(origin)} \\
    --output=none "$@"
}`;
}

// Newer versions of az name the lists as the API does: ARecords, not aRecords.
const queries: Readonly<Record<string, string>> = {
  A: "(ARecords || aRecords)[].ipv4Address",
  AAAA: "(AAAARecords || aaaaRecords)[].ipv6Address",
  CAA: "caaRecords[].join(' ', [to_string(flags), tag, value])",
  CNAME: "(CNAMERecord || cnameRecord).cname",
  MX: "(MXRecords || mxRecords)[].join(' ', [to_string(preference), exchange])",
  NS: "(NSRecords || nsRecords)[].nsdname",
  PTR: "(PTRRecords || ptrRecords)[].ptrdname",
  SRV: "(SRVRecords || srvRecords)[].join(' ', [to_string(priority), to_string(weight), to_string(port), target])",
  TXT: `(TXTRecords || txtRecords)[].join('\\" \\"', value)`,
};

function recordsOfSet({ origin, edits }: Emission): string[] {
  const types = new Set(edits.flatMap((edit) => (edit.kind === "add" ? [] : recordsOf(edit))).map(({ type }) => type));
  return [
    "# What a record set holds, one record a line: TYPE NAME",
    "records_of() {",
    "  case $1 in",
    ...[...types].sort().map((type) => `    ${type.toLowerCase()}) query="${queries[type]}" ;;`),
    "  esac",
    `  az network dns record-set "$1" show --resource-group="$RESOURCE_GROUP" --zone-name=${zoneWord(origin)} --name="$2" \\`,
    `    --query="$query" --output=tsv`,
    "}",
  ];
}

const held = `# Stops unless a set holds a record, and gives the spelling in which it does: TYPE NAME SPELLING...
held() {
  type=$1 name=$2
  shift 2
  records=$(records_of "$type" "$name")
  for spelling; do
    if printf '%s\\n' "$records" | grep -Fqx -e "$spelling"; then
      printf '%s\\n' "$spelling"
      return
    fi
  done
  stop "Nothing is changed: the $type records of $name do not hold $1, but: \${records:-none}"
}`;
