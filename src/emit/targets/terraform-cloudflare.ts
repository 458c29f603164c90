import { withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { contentText, isProxiable } from "../cloudflare/content.js";
import { dataOf } from "../cloudflare/data.js";
import { cloudflareLimit } from "../cloudflare/limit.js";
import { type Emission, type EmittedEdit, identity } from "../emission.js";
import type { RRsetChange } from "../rrset-change.js";
import { hclString, type Item } from "../terraform/hcl.js";
import { type Provider, type Resource, type TerraformZone, variable } from "../terraform/provider.js";
import { terraformTarget } from "../terraform/terraform-target.js";

/**
 * cloudflare/cloudflare 5, cloudflare_dns_record: one resource a record. A record is
 * imported by an id that the zone file does not know, so it is looked up by what it holds.
 */
const provider: Provider = {
  remarks: [
    "For Terraform 1.7 or later with the provider cloudflare/cloudflare 5: it must stand in required_providers.",
    "A record that is to be changed or deleted is looked up by its name, type and content: the plan fails where there is none.",
  ],
  variables: [
    { name: "zone_id", about: "Id of the zone ZONE, as its overview in the Cloudflare dashboard shows it under API" },
  ],
  changes: recordChanges,
  resourceType: () => "cloudflare_dns_record",
  body([record], zone) {
    const { owner, type, ttl } = record as RecordSpec;
    const items: Item[] = [
      { name: "zone_id", value: variable(zone, "zone_id") },
      { name: "name", value: hclString(withoutDot(owner)) },
      { name: "type", value: hclString(type) },
      { name: "ttl", value: `${ttl}` },
    ];
    return withValue(items, record as RecordSpec);
  },
  importId: ({ label, change: { before = [], after } }, zone) => {
    const held = [...before, ...after];
    const list = [...new Set(held.flatMap(heldAs))].map(hclString).join(", ");
    const isIt = `contains([${list}], ${shown(held[0] as RecordSpec)})`;
    const found = `[for r in data.cloudflare_dns_records.${label}.result : r.id if ${isIt}]`;
    return `"\${${variable(zone, "zone_id")}}/\${one(${found})}"`;
  },
  ignored: ({ kind, change: { type } }) => {
    if (kind === "delete") return "all";
    // The API gives SRV records a priority outside of data too, which the provider then wants to take away
    // (cloudflare/terraform-provider-cloudflare#5405, #6684).
    if (type === "SRV") return ["priority"];
    return kind === "change" && isProxiable(type) ? ["proxied"] : [];
  },
  lookups: (imported, zone) => imported.map((resource) => lookup(resource, zone)),
};

export const target = terraformTarget({
  title: "Cloudflare with Terraform (provider 5)",
  unit: "record",
  provider,
  mind: [
    "New addresses and aliases are made without Cloudflare's proxy, which mail does not pass; what is changed keeps its setting.",
  ],
  limit: cloudflareLimit,
});

/** A change for each record; one that is replaced by another of its name and type stays the same resource. */
function recordChanges({ edits }: Emission): RRsetChange[] {
  const changes = edits.flatMap(parted).map((edit): RRsetChange => {
    const before = edit.kind === "add" ? [] : [edit.old];
    const after = edit.kind === "remove" ? [] : [edit.record];
    const { owner, type } = (after[0] ?? before[0]) as RecordSpec;
    return { owner, type, before, after };
  });
  // The same record taken away and made again has another TTL then.
  const made = new Map(changes.filter(isNew).map((change) => [identity(change.after[0] as RecordSpec), change]));
  const again = changes.filter((change) => isGone(change) && made.has(identity(change.before?.[0] as RecordSpec)));
  const kept = new Set(again.map((change) => made.get(identity(change.before?.[0] as RecordSpec))));
  return changes
    .filter((change) => !kept.has(change))
    .map((change) => {
      const fresh = again.includes(change) && made.get(identity(change.before?.[0] as RecordSpec));
      return fresh ? { ...change, after: fresh.after } : change;
    });
}

function parted(edit: EmittedEdit): EmittedEdit[] {
  if (edit.kind !== "replace") return [edit];
  const { old, record } = edit;
  if (old.owner === record.owner && old.type === record.type) return [edit];
  return [
    { kind: "remove", old },
    { kind: "add", record },
  ];
}

function isNew({ before }: RRsetChange): boolean {
  return before?.length === 0;
}

function isGone({ after }: RRsetChange): boolean {
  return after.length === 0;
}

function lookup({ label, change }: Resource, zone: TerraformZone) {
  const items: Item[] = [
    { name: "zone_id", value: variable(zone, "zone_id") },
    { name: "type", value: hclString(change.type) },
  ];
  const name: Item = { name: "name", value: `{ exact = ${hclString(withoutDot(change.owner))} }` };
  return { block: `data "cloudflare_dns_records" "${label}"`, body: [[...items, name]] };
}

/** What the API shows of a record, as one text: an expression over `r`. */
function shown(record: RecordSpec): string {
  const fields = dataOf(record);
  if (fields)
    return `"${Object.keys(fields)
      .map((name) => `\${r.data.${name}}`)
      .join(" ")}"`;
  return record.type === "MX" ? `"\${r.priority} \${r.content}"` : "r.content";
}

/** What stands there for this record; a text may stand there without quotes, as it was typed. */
function heldAs(record: RecordSpec): string[] {
  const fields = dataOf(record);
  if (fields) return [Object.values(fields).join(" ")];
  const content = contentText(record);
  if (record.type === "MX") return [`${record.data.preference} ${content}`];
  if (record.type !== "TXT") return [content];
  const text = record.data.strings.join("");
  return /^[ -~]+$/.test(text) ? [content, text] : [content];
}

function withValue(items: readonly Item[], record: RecordSpec): (readonly Item[])[] {
  const fields = dataOf(record);
  if (!fields) return [[...items, ...contentItems(record)]];
  const width = Math.max(...Object.keys(fields).map((name) => name.length));
  const lines = Object.entries(fields).map(([name, value]) => {
    return `    ${name.padEnd(width)} = ${typeof value === "number" ? value : hclString(value)}`;
  });
  const data: Item = { name: "data", value: `{\n${lines.join("\n")}\n  }` };
  return [items, [data]];
}

function contentItems(record: RecordSpec): Item[] {
  const content: Item = { name: "content", value: hclString(contentText(record)) };
  if (record.type === "MX") return [content, { name: "priority", value: `${record.data.preference}` }];
  return isProxiable(record.type) ? [content, { name: "proxied", value: "false" }] : [content];
}
