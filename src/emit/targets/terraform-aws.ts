import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { withShortStrings } from "../character-strings.js";
import { unwritableName } from "../plain-name.js";
import { stringText } from "../route53/value.js";
import { setChanges } from "../set-change.js";
import { type Limit, refused } from "../target.js";
import { hclString, type Item } from "../terraform/hcl.js";
import { type Provider, variable } from "../terraform/provider.js";
import { terraformTarget } from "../terraform/terraform-target.js";

// The types of the Route 53 API (ResourceRecordSet, "Type"), the zone's own SOA and the deprecated SPF apart.
const types: readonly RecordType[] = [
  ...(["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR"] as const),
  ...(["NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"] as const),
];

const maxValue = 4000;

/** hashicorp/aws, aws_route53_record: creates with CREATE, which fails on a set that exists. */
const provider: Provider = {
  remarks: [
    "For Terraform 1.7 or later with the provider hashicorp/aws.",
    "A set that is there already and is not imported here makes the apply fail; it is never overwritten.",
  ],
  variables: [
    {
      name: "zone_id",
      about:
        "Id of the hosted zone ZONE, as aws route53 list-hosted-zones-by-name --dns-name ZONE prints it, without /hostedzone/",
    },
  ],
  changes: setChanges,
  resourceType: () => "aws_route53_record",
  body(records, zone) {
    const [first] = records as readonly [RecordSpec];
    const items: Item[] = [
      { name: "zone_id", value: variable(zone, "zone_id") },
      { name: "name", value: hclString(withoutDot(first.owner)) },
      { name: "type", value: hclString(first.type) },
      { name: "ttl", value: `${first.ttl}` },
      { name: "records", value: records.map((record) => hclString(valueText(record))) },
    ];
    return records.length > 1 ? [items.slice(0, -1), items.slice(-1)] : [items];
  },
  importId: ({ change: { owner, type } }, zone) => `"\${${variable(zone, "zone_id")}}_${withoutDot(owner)}_${type}"`,
};

export const target = terraformTarget({
  title: "Amazon Route 53 with Terraform",
  unit: "RRset",
  provider,
  limit,
});

function limit(record: RecordSpec): Limit | undefined {
  if (!types.includes(record.type)) return refused(`Route 53 has no record sets of the type ${record.type}`);
  const name = unwritableName(record);
  if (name !== undefined) return refused(name);
  const value = valueText(record);
  if (record.type === "TXT") {
    // The provider leaves empty values out of the set (flex.ExpandStringValueSet).
    if (record.data.strings.includes("")) return refused("it has an empty string, which the provider leaves out");
  } else if (value.includes("\\")) {
    return refused("it has characters that Route 53 writes in another way than a zone file");
  }
  // Route 53, "Quotas": a value has at most 4,000 characters.
  return value.length > maxValue
    ? refused(`its value is longer than the ${maxValue} characters of Route 53`)
    : undefined;
}

/**
 * The value as the provider wants it: of a text the outer quotes are its own (expandResourceRecords, flattenTxtEntry),
 * and between two strings there are two quotes.
 */
function valueText(record: RecordSpec): string {
  if (record.type !== "TXT") return rdataText(record.type, record.data);
  const { strings } = (withShortStrings(record) as RecordSpec<"TXT">).data;
  return strings.map(stringText).join('""');
}
