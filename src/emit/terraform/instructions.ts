import type { Provider, Resource, ZonePart } from "./provider.js";

/** How the file is used, as comments at its head; what `terraform plan` must say is counted out. */
export function instructions(parts: readonly ZonePart[], provider: Provider): string {
  const resources = parts.flatMap((part) => part.resources);
  const of = (...kinds: readonly Resource["kind"][]) => resources.filter(({ kind }) => kinds.includes(kind));
  const waiting = resources.filter(({ after }) => after.length > 0);
  const imported = of("change", "delete");
  const deleted = of("delete");
  const added = of("create", "recreate").length - waiting.length + of("recreate").length;
  const steps = [
    `terraform plan: it must say ${imported.length > 0 ? `${imported.length} to import, ` : ""}${added} to add, ${of("change").length} to change, 0 to destroy${deleted.length > 0 ? ",\n   and to change nothing that is marked as deleted below" : ""}`,
    "terraform apply",
    ...secondApply(parts, deleted.length, waiting.length),
    ...(imported.length > 0 ? [cleaning(deleted.length > 0, provider)] : []),
  ];
  const lines = [
    ...provider.remarks,
    "Put this file beside your other *.tf files. Where your configuration has a block for one of these already, make the",
    "change in that block, and delete the import and resource blocks of the same name and type here.",
    ...steps.flatMap((step, index) => `${index + 1}. ${step}`.split("\n")),
  ];
  return lines.map((line) => `# ${line}`).join("\n");
}

function secondApply(parts: readonly ZonePart[], deleted: number, waiting: number): string[] {
  if (deleted === 0) return [];
  const flags = parts
    .filter(({ resources }) => resources.some(({ kind }) => kind === "delete"))
    .map(({ zone }) => `-var ${zone.word}_delete_old=true`);
  return [
    `Nothing is deleted yet. terraform apply ${flags.join(" ")}:\n   its plan must say ${waiting} to add, 0 to change, ${deleted} to destroy`,
  ];
}

function cleaning(hasDeleted: boolean, { lookups }: Provider): string {
  const data = lookups ? " and data" : "";
  if (!hasDeleted) return `Delete the import${data} blocks: they are done.`;
  return [
    `Delete the import${data} blocks, the variables that end in _delete_old, the resources with "? 0 : 1" in their count,`,
    '   and the count and depends_on of those with "? 1 : 0". terraform plan must then say: No changes.',
  ].join("\n");
}
