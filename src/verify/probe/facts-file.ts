import { yamlString } from "../../emit/language/yaml.js";
import type { HostFacts } from "../../estate/estate.js";
import { hostText } from "../../estate/measured-hosts.js";

/** How the files begin that `--save-facts` writes, and none that a person does. */
export const factsFileMark = "# Facts of hosts, written by zonewright verify --probe --save-facts.";

/**
 * Facts of hosts as a file that `--facts` and the configuration's `facts` read: YAML with `hosts` as zonewright.yaml has
 * it.
 * @param hosts by name, absolute, or by canonical address
 * @param when of the last change
 */
export function factsFile(hosts: ReadonlyMap<string, HostFacts>, when: Date): string {
  const entries = [...hosts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    factsFileMark,
    `# Last written on ${when.toISOString().slice(0, 16).replace("T", " at ")} UTC. The next time hosts that were asked again`,
    "# take the place of these, and everything else that was changed here is lost; what you know goes into zonewright.yaml.",
    entries.length === 0 ? "hosts: {}" : "hosts:",
    ...entries.flatMap(([key, facts]) => [
      `  ${yamlString(hostText(key))}:`,
      ...linesOf(facts).map(([name, value]) => `    ${name}: ${value}`),
    ]),
    "",
  ].join("\n");
}

function linesOf(facts: HostFacts): [string, string][] {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, valueText(value)]);
}

function valueText(value: HostFacts[keyof HostFacts]): string {
  if (typeof value === "string") return yamlString(value);
  if (Array.isArray(value)) return `[${value.map(yamlString).join(", ")}]`;
  const { redirect, status } = value as { readonly redirect: string; readonly status?: number };
  return `{ redirect: ${yamlString(redirect)}${status === undefined ? "" : `, status: ${status}`} }`;
}
