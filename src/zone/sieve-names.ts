import { below, labelsOf, toName } from "./name.js";
import { findName, judgedNode, nameOf, rootNode } from "./name-tree.js";
import { isInside, type Table } from "./table.js";

/**
 * Records whose owner lies at or below a name that ends in the labels of the zone's name, and after these in the zone's
 * name or in one below it, as `www.example.com` does when the origin is appended to it.
 */
export function originTwice(table: Table): number[] {
  const { names } = table;
  const marked = doubledNodes(table);
  if (marked.length === 0) return [];
  const isDoubled = new Uint8Array(names.size);
  for (const node of marked) isDoubled[node] = 1;
  // A parent's number is smaller than its children's.
  for (let node = 1; node < names.size; node++) if (isDoubled[names.parents[node]!] === 1) isDoubled[node] = 1;
  const found: number[] = [];
  for (let record = 0; record < table.size; record++) {
    if (isDoubled[judgedNode(names, table.owners[record]!)] === 1 && isInside(table, record)) found.push(record);
  }
  return found;
}

/** The nodes at which the zone's name stands a second time: few nodes below the apex have the label of a top-level domain. */
function doubledNodes({ names, apex }: Table): number[] {
  let top = apex;
  while (top !== rootNode && names.parents[top] !== rootNode) top = names.parents[top]!;
  if (top === rootNode || top === apex) return [];
  const origin = nameOf(names, apex);
  const found: number[] = [];
  const { labels, labelAt } = names;
  const label = labels.subarray(labelAt[top]!, labelAt[top]! + labels[labelAt[top]!]! + 1);
  for (let node = apex + 1; node < names.size; node++) {
    const at = labelAt[node]!;
    if (labels[at] !== label[0] || labels[at + 1] !== label[1] || !isLabel(labels, at, label)) continue;
    const twice = toName(below(labelsOf(origin).join("."), nameOf(names, names.parents[node]!)));
    const doubled = twice === undefined ? -1 : findName(names, twice);
    if (doubled > node) found.push(doubled);
  }
  return found;
}

function isLabel(labels: Uint8Array, at: number, label: Uint8Array): boolean {
  for (let i = 0; i < label.length; i++) if (labels[at + i] !== label[i]) return false;
  return true;
}

/**
 * Records whose owner holds octets beyond ASCII, or that point to a name that some record writes with such octets.
 */
export function beyondAscii(table: Table): number[] {
  const { judged, beyondAscii: isBeyond } = table.names;
  if (judged.size === 0) return [];
  const targets = new Set(judged.values());
  const found: number[] = [];
  for (let record = 0; record < table.size; record++) {
    const isWritten = isBeyond[table.owners[record]!] === 1 || targets.has(table.targets[record]! - 1);
    if (isWritten && isInside(table, record)) found.push(record);
  }
  return found;
}
