import type { Tree } from "../exports/tree.js";
import type { Span } from "../text/source.js";
import { isEmpty, plainDate, plainFlag, plainItems, plainText } from "./plain-value.js";
import type { InventoryFault, ShellObject } from "./shell-object.js";

/** A text, and where it stands. */
export interface StatedText {
  readonly text: string;
  readonly at: Span;
}

/** The properties of an object by name; what is there and is not what it has to be becomes a fault and is undefined. */
export interface Properties {
  has(name: string): boolean;
  text(name: string): string | undefined;
  stated(name: string): StatedText | undefined;
  /** The texts of a list; a list that was printed too deep stands in one text, between blanks. */
  words(name: string): readonly StatedText[];
  flag(name: string): boolean | undefined;
  date(name: string): Date | undefined;
  tree(name: string): Tree | undefined;
  /** Says that a value is wrong. */
  refuse(name: string, because: string): void;
  /** Where the object stands: its first name, which a report can show in one line. */
  readonly at: Span;
}

export function propertiesOf({ tree, path }: ShellObject, faults: InventoryFault[]): Properties {
  // PowerShell does not tell capital letters from small ones.
  const values = new Map(tree.members.map(({ key, value }) => [key.toLowerCase(), value]));
  const find = (name: string) => values.get(name.toLowerCase());
  const refused = new Set<string>();
  const refuse = (name: string, because: string) => {
    // Whoever asks for a value again is told the same.
    if (refused.has(name)) return;
    refused.add(name);
    const at = find(name)?.at ?? tree.at;
    faults.push({ at, reason: `${path === "" ? name : `${path}.${name}`} ${because}` });
  };
  const stated = (name: string): StatedText | undefined => {
    const value = find(name);
    if (!value || isEmpty(value)) return undefined;
    const text = plainText(value);
    if (text === undefined) refuse(name, `is ${kindOf(value)}, and a text is expected`);
    return text === undefined ? undefined : { text, at: value.at };
  };
  return {
    has: (name) => values.has(name.toLowerCase()),
    text: (name) => stated(name)?.text,
    stated,
    words: (name) => {
      const items = plainItems(find(name));
      if (items.some((item) => plainText(item) === undefined)) refuse(name, "is no list of texts");
      return items.flatMap((item) => wordsOf(item));
    },
    flag: (name) => plainFlag(find(name)),
    date: (name) => plainDate(find(name)),
    tree: find,
    refuse,
    at: tree.members[0]?.value.at ?? tree.at,
  };
}

function wordsOf(item: Tree): StatedText[] {
  const words = plainText(item)?.split(/[\s,]+/) ?? [];
  return words.filter((word) => word !== "").map((text) => ({ text, at: item.at }));
}

function kindOf(tree: Tree): string {
  if (tree.kind === "list") return "a list";
  return tree.kind === "dictionary" ? "an object" : `${tree.value}`;
}
