import { createRequire } from "node:module";
import { Language, type Node, Parser } from "web-tree-sitter";

const require = createRequire(import.meta.url);

await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve("tree-sitter-pwsh/tree-sitter-powershell.wasm")));

/**
 * Reads a script with the published grammar of PowerShell (tree-sitter-pwsh).
 * @throws when it is none
 */
export function scriptTree(text: string): Node {
  const tree = parser.parse(text);
  if (!tree || tree.rootNode.hasError) throw new Error("is no PowerShell");
  return tree.rootNode;
}

/** The named nodes below another, passing over those of one type or another that only hold them. */
export function partsOf(node: Node): Node[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** The node below, through every node that has only one. */
export function innermost(node: Node): Node {
  const [only, ...others] = partsOf(node);
  return only && others.length === 0 ? innermost(only) : node;
}

/** A word of a command: a parameter, a text, a figure, a variable, a bare word. */
export type Word =
  | { readonly kind: "parameter" | "text" | "variable" | "bare"; readonly text: string }
  | { readonly kind: "seconds"; readonly seconds: number };

export interface Command {
  readonly name: string;
  readonly words: readonly Word[];
}

export function commandIn(node: Node): Command {
  const name = partsOf(node).find(({ type }) => type === "command_name" || type === "command_name_expr");
  const elements = partsOf(node).find(({ type }) => type === "command_elements");
  if (!name) throw new Error(`no command: ${node.text}`);
  const words = elements
    ? partsOf(elements)
        .filter(({ type }) => type !== "command_argument_sep")
        .map(wordOf)
    : [];
  return { name: name.text, words };
}

function wordOf(node: Node): Word {
  const duration = /^\(\[TimeSpan\]::FromSeconds\((\d+)\)\)$/.exec(node.text);
  if (duration) return { kind: "seconds", seconds: Number(duration[1]) };
  const inner = innermost(node);
  switch (inner.type) {
    case "command_parameter":
      return { kind: "parameter", text: inner.text };
    case "verbatim_string_characters":
      return { kind: "text", text: literal(inner.text) };
    case "variable":
      return { kind: "variable", text: inner.text };
    case "generic_token":
    case "decimal_integer_literal":
      return { kind: "bare", text: inner.text };
    default:
      throw new Error(`${inner.type}: ${inner.text}`);
  }
}

/** What a literal between single quotes says (PowerShell language specification, 2.3.5.2). */
export function literal(text: string): string {
  if (!/^'(?:[^']|'')*'$/s.test(text)) throw new Error(`no literal: ${text}`);
  return text.slice(1, -1).replaceAll("''", "'");
}
