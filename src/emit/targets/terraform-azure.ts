import { withoutDot } from "../../zone/name.js";
import type { RecordSpec, RecordType } from "../../zone/record.js";
import { unwritableName } from "../plain-name.js";
import { relativeName } from "../relative-name.js";
import { setChanges } from "../set-change.js";
import { altered, type Limit, refused } from "../target.js";
import { hclString, type Item } from "../terraform/hcl.js";
import { type Provider, type TerraformZone, variable } from "../terraform/provider.js";
import { terraformTarget } from "../terraform/terraform-target.js";

const types: readonly RecordType[] = ["A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT"];

// azurerm, dns_txt_record_resource.go: a value has 1 to 4,096 characters and is cut into strings of 254.
const maxText = 4096;
const stringLength = 254;
const caaTags = ["issue", "issuewild", "iodef", "contactemail"];

/** hashicorp/azurerm, azurerm_dns_TYPE_record: one resource a set, which must not be there. */
const provider: Provider = {
  remarks: [
    "For Terraform 1.7 or later with the provider hashicorp/azurerm.",
    "A set that is there already and is not imported here makes the apply fail; it is never overwritten.",
  ],
  variables: [
    { name: "resource_group", about: "Resource group of the DNS zone ZONE, as az network dns zone list prints it" },
  ],
  changes: setChanges,
  resourceType: (type) => `azurerm_dns_${type.toLowerCase()}_record`,
  body(records, zone) {
    const [first] = records as readonly [RecordSpec];
    const items: Item[] = [
      { name: "name", value: hclString(relativeName(first.owner, zone.origin)) },
      { name: "zone_name", value: hclString(withoutDot(zone.origin)) },
      { name: "resource_group_name", value: variable(zone, "resource_group") },
      { name: "ttl", value: `${first.ttl}` },
    ];
    return withValues(items, records);
  },
  importId({ change: { owner, type } }, zone) {
    return `"\${data.azurerm_dns_zone.${zone.word}.id}/${type}/${relativeName(owner, zone.origin)}"`;
  },
  lookups: (_, zone) => [zoneLookup(zone)],
};

export const target = terraformTarget({
  title: "Azure DNS with Terraform",
  unit: "RRset",
  provider,
  limit,
});

function zoneLookup({ origin, word }: TerraformZone) {
  const body: Item[] = [
    { name: "name", value: hclString(withoutDot(origin)) },
    { name: "resource_group_name", value: `var.${word}_resource_group` },
  ];
  return { block: `data "azurerm_dns_zone" "${word}"`, body: [body] };
}

/** The arguments with the records behind them: a list, one value, or a block each. */
function withValues(items: readonly Item[], records: readonly RecordSpec[]): (readonly Item[])[] {
  const blocks = records.map(recordBlock);
  if (blocks.every((block) => block !== undefined)) {
    return [items, ...blocks.map((body): Item[] => [{ block: "record", body: [body] }])];
  }
  const values = records.map(valueText);
  const [only = ""] = values;
  if (records[0]?.type === "CNAME") return [[...items, { name: "record", value: only }]];
  const list: Item = { name: "records", value: values };
  return values.length === 1 ? [[...items, list]] : [items, [list]];
}

function recordBlock(record: RecordSpec): Item[] | undefined {
  switch (record.type) {
    case "MX":
      return [
        { name: "preference", value: `${record.data.preference}` },
        { name: "exchange", value: host(record.data.exchange) },
      ];
    case "SRV": {
      const { priority, weight, port, target } = record.data;
      const numbers = Object.entries({ priority, weight, port });
      return [
        ...numbers.map(([name, value]) => ({ name, value: `${value}` })),
        { name: "target", value: host(target) },
      ];
    }
    case "CAA":
      return [
        { name: "flags", value: `${record.data.flags}` },
        { name: "tag", value: hclString(record.data.tag) },
        { name: "value", value: hclString(record.data.value) },
      ];
    case "TXT":
      return [{ name: "value", value: hclString(record.data.strings.join("")) }];
    default:
      return undefined;
  }
}

function valueText(record: RecordSpec): string {
  switch (record.type) {
    case "A":
    case "AAAA":
      return hclString(record.data.address);
    case "CNAME":
    case "NS":
    case "PTR":
      return host(record.data.target);
    default:
      return hclString("");
  }
}

/** Azure DNS takes every target for absolute (learn.microsoft.com, azurerm's examples): without the final dot. */
function host(name: string): string {
  return hclString(name.replace(/\.$/, ""));
}

function limit(record: RecordSpec): Limit | undefined {
  if (!types.includes(record.type)) return refused(`azurerm has no resource for records of the type ${record.type}`);
  const name = unwritableName(record);
  if (name !== undefined) return refused(name);
  if (record.ttl < 1) return refused("Azure DNS has no TTL of 0");
  if (isNull(record)) return refused("Azure DNS takes no empty target");
  if (record.type === "CAA") return caaLimit(record);
  return record.type === "TXT" ? textLimit(record) : undefined;
}

function isNull(record: RecordSpec): boolean {
  return (
    (record.type === "MX" && record.data.exchange === ".") || (record.type === "SRV" && record.data.target === ".")
  );
}

function caaLimit({ data: { tag, value } }: RecordSpec<"CAA">): Limit | undefined {
  if (!caaTags.includes(tag)) return refused(`azurerm knows the tags ${caaTags.join(", ")} alone`);
  if (value === "") return refused("azurerm takes no empty value");
  return isPrintable(value) ? undefined : refused("its value is not made of printable ASCII alone");
}

function textLimit({ data: { strings } }: RecordSpec<"TXT">): Limit | undefined {
  const text = strings.join("");
  if (text === "") return refused("Azure DNS takes no empty text");
  if (text.length > maxText) return refused(`it is longer than the ${maxText} characters that azurerm takes`);
  if (!isPrintable(text))
    return refused("it is not made of printable ASCII alone, and nothing says how other octets are written");
  if (strings.length === 1 && text.length <= stringLength) return undefined;
  return altered(
    `azurerm cuts the whole text into strings of ${stringLength} octets, which are read as one (RFC 7208 §3.3, RFC 6376 §3.6.2.2)`,
  );
}

function isPrintable(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
