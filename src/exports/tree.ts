import type { Span } from "../text/source.js";

/** A value of JSON or YAML that knows where it stands. */
export type Tree = Scalar | List | Dictionary;

export interface Scalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly at: Span;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly at: Span;
}

export interface Dictionary {
  readonly kind: "dictionary";
  readonly members: readonly Member[];
  readonly at: Span;
}

export interface Member {
  readonly key: string;
  readonly value: Tree;
}

/** Why a text is no JSON or YAML, and where that shows. */
export interface TreeFault {
  readonly at: Span;
  /** A sentence without its capital and its full stop. */
  readonly reason: string;
}

/** The value of a key, the last one where it occurs twice; undefined when there is none, or nothing with keys. */
export function valueAt(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === "dictionary" ? tree.members.findLast((member) => member.key === key)?.value : undefined;
}

/** The items of a list; none when it is no list. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === "list" ? tree.items : [];
}

/** A string, or a number as one; undefined for everything else, and for an empty YAML value. */
export function textOf(tree: Tree | undefined): string | undefined {
  if (tree?.kind !== "scalar" || tree.value === null || typeof tree.value === "boolean") return undefined;
  return String(tree.value);
}

/** The text of a key's value. */
export function textAt(tree: Tree | undefined, key: string): string | undefined {
  return textOf(valueAt(tree, key));
}
