import { columnsIn } from "./columns.js";
import { grown } from "./grown.js";
import type { LabelPattern } from "./label-pattern.js";
import { labelsOf, type Name, octetText } from "./name.js";
import { hashOf, isAbsolute, labelHashes, labelStarts, octets, takeLabels } from "./name-labels.js";
import { longName, maxName, nameFromWire, writtenName } from "./name-wire.js";

/**
 * The owner names of a zone as a tree of labels down from the root, so that every ancestor of a name is a node too: an
 * empty non-terminal is simply a node without records. Nodes are numbers; a parent's is smaller than its children's.
 */
export interface NameTree {
  /** How many nodes there are; node 0 is the root. */
  size: number;
  parents: Uint32Array;
  /** Where the label of a node is in `labels`: its length, then its octets in lower case. */
  labelAt: Uint32Array;
  /** The length of the name in wire form, root octet included. */
  lengths: Uint8Array;
  /** 1 when a label of the name holds an octet beyond ASCII. */
  beyondAscii: Uint8Array;
  labels: Uint8Array;
  labelsUsed: number;
  /**
   * Open hash of (parent, label), a power of two long: node numbers, 0 when free. The bits above those that a node can
   * need hold the ones of its hash, so that a slot of another name is told without looking at its label.
   */
  slots: Int32Array;
  /** Nodes with octets beyond ASCII, and the node with A-labels under which each is judged. */
  readonly judged: Map<number, number>;
}

export const rootNode = 0;

/** A name is ASCII, and four characters an octet at the most (`\\255`). */
const nameText = new Uint8Array(4 * maxName + 4);

// Measured on exports; too little room is doubled.
const labelOctets = 16;

/** @param room for how many names to begin with; a power of two */
export function emptyTree(room: number): NameTree {
  const column = columnsIn((4 + 4 + 2 * 4 + 1 + 1 + labelOctets) * room);
  return {
    size: 1,
    parents: column(Uint32Array, room),
    labelAt: column(Uint32Array, room),
    slots: column(Int32Array, 2 * room),
    lengths: column(Uint8Array, room).fill(1, 0, 1),
    beyondAscii: column(Uint8Array, room),
    labels: column(Uint8Array, labelOctets * room),
    labelsUsed: 1,
    judged: new Map(),
  };
}

/**
 * The node of a name in presentation form, made if need be.
 * @param origin the node that completes a relative name and is what `@` stands for
 * @returns a negative code for `nameFault` when it is no name
 */
export function addName(tree: NameTree, bytes: Uint8Array, start: number, end: number, origin: number): number {
  let label = takeLabels(bytes, start, end);
  if (label < 0) return label;
  let node = isAbsolute ? rootNode : origin;
  while (label-- > 0) {
    const hash = hashBelow(node, labelHashes[label]!);
    const slot = slotOf(tree, hash, node, label);
    const child = tree.slots[slot]! & (tree.slots.length - 1);
    if (child > 0) node = child;
    else if (tree.lengths[node]! + labelStarts[label + 1]! - labelStarts[label]! + 1 > maxName) return longName;
    else node = addNode(tree, slot, hash, node, label);
  }
  return node;
}

/** The node of a name, or -1 when it is none and has nothing below it. */
export function findName(tree: NameTree, name: Name): number {
  for (let i = 0; i < name.length; i++) nameText[i] = name.charCodeAt(i);
  let label = takeLabels(nameText, 0, name.length);
  let node = rootNode;
  while (label-- > 0) {
    const slot = slotOf(tree, hashBelow(node, labelHashes[label]!), node, label);
    node = tree.slots[slot]! & (tree.slots.length - 1);
    if (node === 0) return -1;
  }
  return node;
}

/** The node under which a name is judged: its own, or the one with A-labels when it holds octets beyond ASCII. */
export function judgedNode(tree: NameTree, node: number): number {
  if (tree.beyondAscii[node] === 0) return node;
  let judged = tree.judged.get(node);
  if (judged === undefined) {
    const text = new TextEncoder().encode(nameOf(tree, node));
    judged = addName(tree, text, 0, text.length, rootNode);
    // A-labels can make a name too long; then it is judged as it is.
    if (judged < 0) judged = node;
    tree.judged.set(node, judged);
  }
  return judged;
}

/** The name for comparing; labels in UTF-8 as A-labels. */
export function nameOf(tree: NameTree, node: number): Name {
  return nameFromWire(wireOf(tree, node));
}

/** The name as BIND prints it: the octets of the file, in lower case. */
export function writtenNameOf(tree: NameTree, node: number): Name {
  return writtenName(wireOf(tree, node));
}

/** The name in wire form, in lower case. */
export function wireOf(tree: NameTree, node: number): Uint8Array {
  const out = new Uint8Array(tree.lengths[node]!);
  let to = 0;
  for (let at = node; at !== rootNode; at = tree.parents[at]!) {
    const from = tree.labelAt[at]!;
    const next = from + tree.labels[from]! + 1;
    for (let i = from; i < next; i++) out[to++] = tree.labels[i]!;
  }
  return out;
}

/**
 * The labels of a node's children that are like another label, and hold records or have some below them.
 * @param count how many records are at a node or below it
 */
export function childLabels(
  tree: NameTree,
  parent: number,
  like: LabelPattern,
  count: (node: number) => number,
): string[] {
  const found: string[] = [];
  if (parent < 0) return found;
  const shortest = like.shortest + tree.lengths[parent]! + 1;
  const longest = like.longest + tree.lengths[parent]! + 1;
  const isLetter = octetSet(like.letters);
  for (let node = parent + 1; node < tree.size; node++) {
    if (tree.parents[node] !== parent || tree.lengths[node]! < shortest || tree.lengths[node]! > longest) continue;
    if (!hasFewStrangers(tree, node, isLetter, like.strangers)) continue;
    const label = labelOf(tree, node);
    if (like.matches(label) && count(node) > 0) found.push(label);
  }
  return found;
}

const octetSets = new Map<string, Uint8Array>();

/** There are few patterns, and every zone is asked for each. */
function octetSet(letters: string): Uint8Array {
  let set = octetSets.get(letters);
  if (!set) {
    set = new Uint8Array(256);
    for (let i = 0; i < letters.length; i++) set[letters.charCodeAt(i)] = 1;
    octetSets.set(letters, set);
  }
  return set;
}

/** Octets beyond ASCII are judged as an A-label, later. */
function hasFewStrangers(tree: NameTree, node: number, isLetter: Uint8Array, most: number): boolean {
  if (tree.beyondAscii[node] === 1) return true;
  const at = tree.labelAt[node]!;
  const end = at + tree.labels[at]!;
  let strangers = 0;
  for (let i = at + 1; i <= end && strangers <= most; i++) strangers += 1 - isLetter[tree.labels[i]!]!;
  return strangers <= most;
}

/** The first label of a node's name, for comparing. */
function labelOf(tree: NameTree, node: number): string {
  if (tree.beyondAscii[node] === 1) return labelsOf(nameOf(tree, node))[0] as string;
  const at = tree.labelAt[node]!;
  let label = "";
  for (let i = at + 1; i <= at + tree.labels[at]!; i++) label += octetText(tree.labels[i]!);
  return label;
}

export function isNodeAtOrBelow(tree: NameTree, node: number, ancestor: number): boolean {
  let at = node;
  // Ancestors have smaller numbers, so the way up can stop early.
  while (at > ancestor) at = tree.parents[at]!;
  return at === ancestor;
}

/** The slot of a child of `parent` with a label of the name that was taken apart: taken by it, or free for it. */
function slotOf({ slots, parents, labelAt, labels }: NameTree, hash: number, parent: number, label: number): number {
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let entry = slots[slot]!; entry !== 0; entry = slots[slot]!) {
    const node = entry & mask;
    if (((entry ^ hash) & ~mask) === 0 && parents[node] === parent && isLabel(labels, labelAt[node]!, label)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

/** The hash of a label below a parent; the high bits mixed into the low ones. */
function hashBelow(parent: number, label: number): number {
  const hash = Math.imul(label ^ Math.imul(parent, 0x9e3779b1), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Whether the label at `at` of the tree is one of the name that was taken apart. */
function isLabel(labels: Uint8Array, at: number, label: number): boolean {
  const start = labelStarts[label]!;
  const length = labelStarts[label + 1]! - start;
  if (labels[at] !== length) return false;
  for (let i = 0; i < length; i++) if (labels[at + 1 + i] !== octets[start + i]) return false;
  return true;
}

function addNode(tree: NameTree, slot: number, hash: number, parent: number, label: number): number {
  const node = tree.size++;
  const start = labelStarts[label]!;
  const length = labelStarts[label + 1]! - start;
  if (node === tree.parents.length) growNodes(tree);
  if (tree.labelsUsed + length + 1 > tree.labels.length) tree.labels = grown(tree.labels);
  tree.parents[node] = parent;
  tree.labelAt[node] = tree.labelsUsed;
  tree.lengths[node] = tree.lengths[parent]! + length + 1;
  let beyond = tree.beyondAscii[parent]!;
  tree.labels[tree.labelsUsed++] = length;
  for (let i = start; i < start + length; i++) {
    if (octets[i]! > 0x7f) beyond = 1;
    tree.labels[tree.labelsUsed++] = octets[i]!;
  }
  tree.beyondAscii[node] = beyond;
  const mask = tree.slots.length - 1;
  tree.slots[slot] = (hash & ~mask) | node;
  if (4 * tree.size > 3 * tree.slots.length) growSlots(tree);
  return node;
}

function growNodes(tree: NameTree): void {
  tree.parents = grown(tree.parents);
  tree.labelAt = grown(tree.labelAt);
  tree.lengths = grown(tree.lengths);
  tree.beyondAscii = grown(tree.beyondAscii);
}

function growSlots(tree: NameTree): void {
  const { parents, labels, labelAt } = tree;
  const slots = new Int32Array(2 * tree.slots.length);
  const mask = slots.length - 1;
  for (let node = 1; node < tree.size; node++) {
    const at = labelAt[node]! + 1;
    const hash = hashBelow(parents[node]!, hashOf(labels, at, at + labels[at - 1]!));
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = (hash & ~mask) | node;
  }
  tree.slots = slots;
}
