import { printable } from "../../text/printable.js";
import { recordText } from "../../zone/canonical.js";
import { withoutDot } from "../../zone/name.js";
import { editCounts } from "../edit-counts.js";
import { type Emission, identity } from "../emission.js";
import { type Block, blockText, hclString, type Item } from "./hcl.js";
import { instructions } from "./instructions.js";
import { zoneWords } from "./label.js";
import { type Provider, type Resource, type TerraformZone, variable, type ZonePart } from "./provider.js";
import { resourcesOf } from "./resource.js";

/** A file of Terraform's language that makes the changes: what is there is imported first, and changed or deleted then. */
export function configuration(emissions: readonly Emission[], provider: Provider): string {
  const words = zoneWords(emissions.map(({ origin }) => origin));
  const parts = emissions.map((emission, at): ZonePart => {
    const zone = { origin: emission.origin, word: words[at] as string };
    return { emission, zone, resources: resourcesOf(emission, zone, provider) };
  });
  const text = [instructions(parts, provider), ...parts.map((part) => partText(part, provider))];
  return `${text.join("\n\n")}\n`;
}

/** A comment that nothing in the text can end. */
function comment(text: string): string {
  return `# ${printable(text)}`;
}

function partText({ emission, zone, resources }: ZonePart, provider: Provider): string {
  const file = emission.file === undefined ? "" : `, ${emission.file}`;
  const heading = [`${withoutDot(emission.origin)}${file}: ${editCounts(emission.edits)}`, ...emission.notes];
  const imported = resources.filter(isImported);
  const blocks = [
    ...variables(resources, zone, provider),
    ...(emission.before ? [] : questions(resources, zone, provider)),
    ...(imported.length > 0 ? (provider.lookups?.(imported, zone) ?? []) : []),
  ];
  return [
    heading.map(comment).join("\n"),
    ...blocks.map((block) => blockText(block)),
    ...resources.flatMap((resource) => resourceTexts(resource, zone, provider)),
  ].join("\n\n");
}

function isImported({ kind }: Resource): boolean {
  return kind === "change" || kind === "delete";
}

function variables(resources: readonly Resource[], zone: TerraformZone, { variables }: Provider): Block[] {
  const name = withoutDot(zone.origin);
  const asked = variables.map(({ name: suffix, about }): Block => {
    const body: Item[] = [
      { name: "type", value: "string" },
      { name: "description", value: hclString(about.replaceAll("ZONE", name)) },
    ];
    return { block: `variable "${zone.word}_${suffix}"`, body: [body] };
  });
  if (!resources.some(({ kind }) => kind === "delete")) return asked;
  const body: Item[] = [
    { name: "type", value: "bool" },
    { name: "default", value: "false" },
    { name: "description", value: hclString(`true deletes from ${name} what is to go, once it is imported`) },
  ];
  return [...asked, { block: `variable "${zone.word}_delete_old"`, body: [body] }];
}

/** Terraform asks for a variable without default, and this one takes no other answer. */
function questions(resources: readonly Resource[], zone: TerraformZone, provider: Provider): Block[] {
  const made = resources.filter(({ kind }) => kind === "create");
  if (made.length === 0 || !provider.question) return [];
  const items: Item[] = [
    { name: "type", value: "bool" },
    { name: "description", value: hclString(provider.question(made, zone)) },
  ];
  const rule: Item[] = [
    { name: "condition", value: variable(zone, "nothing_there") },
    { name: "error_message", value: hclString("What is there would be replaced.") },
  ];
  const block = `variable "${zone.word}_nothing_there"`;
  return [{ block, body: [items, [{ block: "validation", body: [rule] }]] }];
}

function resourceTexts(resource: Resource, zone: TerraformZone, provider: Provider): string[] {
  const type = provider.resourceType(resource.change.type);
  const blocks = [
    ...(isImported(resource) ? [importBlock(resource, zone, provider)] : []),
    ...(resource.kind === "recreate" ? [witness(resource, zone, provider)] : []),
    { block: `resource "${type}" "${resource.label}"`, body: resourceBody(resource, zone, provider) },
  ];
  const [first = "", ...rest] = blocks.map((block) => blockText(block));
  return [[...summary(resource), first].join("\n"), ...rest];
}

/** What becomes of it, record by record. */
function summary({ change, kind }: Resource): string[] {
  const { owner, type, before = [], after } = change;
  const words = { create: "new", change: "changed", recreate: "changed", delete: "deleted" };
  const minus = kind === "delete" ? before : before.filter((record) => !after.some((one) => isSame(one, record)));
  const plus = kind === "create" ? [] : after.filter((record) => !before.some((one) => isSame(one, record)));
  return [
    comment(`${words[kind]}: ${type} of ${withoutDot(owner)}`),
    ...minus.map((record) => comment(`- ${recordText(record)}`)),
    ...plus.map((record) => comment(`+ ${recordText(record)}`)),
  ];
}

function isSame(one: Resource["change"]["after"][number], other: Resource["change"]["after"][number]): boolean {
  return one.ttl === other.ttl && identity(one) === identity(other);
}

function importBlock(resource: Resource, zone: TerraformZone, provider: Provider): Block {
  const address = `${provider.resourceType(resource.change.type)}.${resource.label}`;
  const id: Item = { name: "id", value: provider.importId(resource, zone) };
  if (resource.kind !== "delete") return { block: "import", body: [[{ name: "to", value: address }, id]] };
  const items: Item[] = [
    { name: "for_each", value: `${variable(zone, "delete_old")} ? toset([]) : toset(["old"])` },
    { name: "to", value: `${address}[0]` },
    id,
  ];
  return { block: "import", body: [items] };
}

/** What the provider does not see is seen here, when the same resource changes once more. */
function witness({ label, change }: Resource, zone: TerraformZone, provider: Provider): Block {
  const [list] = provider
    .body(change.after, zone)
    .flat()
    .filter((item) => "name" in item && typeof item.value !== "string");
  return { block: `resource "terraform_data" "${label}"`, body: [[{ ...(list as Item), name: "input" } as Item]] };
}

function resourceBody(resource: Resource, zone: TerraformZone, provider: Provider) {
  const { change, kind, after } = resource;
  const flag = variable(zone, "delete_old");
  const count: Item[] =
    kind === "delete"
      ? [{ name: "count", value: `${flag} ? 0 : 1` }]
      : after.length > 0
        ? [{ name: "count", value: `${flag} ? 1 : 0` }]
        : [];
  const lifecycle = lifecycleItems(resource, provider);
  return [
    ...(count.length > 0 ? [count] : []),
    ...provider.body(kind === "delete" ? (change.before ?? []) : change.after, zone),
    ...(after.length > 0 ? [[{ name: "depends_on", value: after } satisfies Item]] : []),
    ...(lifecycle.length > 0 ? [[{ block: "lifecycle", body: [lifecycle] } satisfies Item]] : []),
  ];
}

function lifecycleItems(resource: Resource, provider: Provider): Item[] {
  const ignored = provider.ignored?.(resource) ?? [];
  const witnessed = resource.kind === "recreate" ? [`terraform_data.${resource.label}`] : [];
  return [
    ...(ignored.length > 0 ? [{ name: "ignore_changes", value: ignored }] : []),
    ...(witnessed.length > 0 ? [{ name: "replace_triggered_by", value: witnessed }] : []),
  ];
}
