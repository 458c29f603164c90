import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { unwritableName } from "../plain-name.js";
import type { RRsetChange } from "../rrset-change.js";
import { setChanges } from "../set-change.js";
import { type Limit, refused } from "../target.js";
import { hclString, type Item } from "../terraform/hcl.js";
import { type Provider, variable } from "../terraform/provider.js";
import { terraformTarget } from "../terraform/terraform-target.js";

// docs.cloud.google.com/dns/docs/records-overview, without what needs a zone in a state of its own (DNSKEY), the SOA and SPF.
const types: readonly RecordType[] = [
  ...(["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR"] as const),
  ...(["NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"] as const),
];

/**
 * hashicorp/google, google_dns_record_set. To create a set is to replace the one that is
 * there (resourceDnsRecordSetCreate); of texts it does not see a change of case (rrdatasDnsDiffSuppress).
 */
const provider: Provider = {
  remarks: [
    "For Terraform 1.7 or later with the provider hashicorp/google.",
    "A set that this file makes replaces, without a word in the plan, a set of the same name and type that is there already.",
    "Look first: gcloud dns record-sets list --zone=ZONE --name=NAME --type=TYPE must list none for what is new below.",
  ],
  variables: [
    { name: "managed_zone", about: "Name of the managed zone of ZONE, as gcloud dns managed-zones list prints it" },
  ],
  changes: setChanges,
  resourceType: () => "google_dns_record_set",
  body(records, zone) {
    const [first] = records as readonly [RecordSpec];
    const items: Item[] = [
      { name: "managed_zone", value: variable(zone, "managed_zone") },
      { name: "name", value: hclString(first.owner) },
      { name: "type", value: hclString(first.type) },
      { name: "ttl", value: `${first.ttl}` },
      { name: "rrdatas", value: records.map((record) => hclString(valueText(record))) },
    ];
    return records.length > 1 ? [items.slice(0, -1), items.slice(-1)] : [items];
  },
  importId: ({ change: { owner, type } }, zone) => `"\${${variable(zone, "managed_zone")}}/${owner}/${type}"`,
  question(made, zone) {
    const sets = made.map(({ change: { owner, type } }) => `--name=${owner} --type=${type}`);
    return `true, once gcloud dns record-sets list --zone=ZONE lists nothing with ${sets.join(" or with ")} in ${withoutDot(zone.origin)}`;
  },
  overlooks: ({ before = [], after }) => seenAs(before) === seenAs(after) && valueTexts(before) !== valueTexts(after),
};

export const target = terraformTarget({
  title: "Google Cloud DNS with Terraform",
  unit: "RRset",
  provider,
  mind: [
    "A set that is new here replaces one that is there without being asked: `gcloud dns record-sets list` shows whether there is one.",
  ],
  limit,
});

function limit(record: RecordSpec): Limit | undefined {
  if (!types.includes(record.type)) return refused(`Cloud DNS has no record sets of the type ${record.type}`);
  const name = unwritableName(record);
  return name === undefined ? undefined : refused(name);
}

/** As in a zone file (RFC 1035 §5.1), which is what the API takes: of a text every string in its own quotes. */
function valueText(record: RecordSpec): string {
  const { type, data } = withShortStrings(record);
  return rdataText(type, data);
}

function valueTexts(records: readonly RecordSpec[]): string {
  return records.map(valueText).sort().join("\n");
}

/** What the provider compares. */
function seenAs(records: RRsetChange["after"]): string {
  const seen = records.map((record) => {
    const value = valueText(record);
    if (record.type === "TXT") return value.replace(/^"+|"+$/g, "").toLowerCase();
    return record.type === "MX" || record.type === "DS" ? value.toLowerCase() : value;
  });
  return [...new Set(seen)].sort().join("\n");
}
