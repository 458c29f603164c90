/** What stands in a body of HCL: `name = expression`, or a block. */
export type Item = Argument | Block;

export interface Argument {
  readonly name: string;
  /** An expression, or several that make a list with an element a line. */
  readonly value: string | readonly string[];
}

export interface Block {
  /** Its type, with its labels where it has them: `resource "a" "b"`. */
  readonly block: string;
  /** Paragraphs, with a blank line between them. */
  readonly body: readonly (readonly Item[])[];
}

// What a template would read, and what nobody sees: as the escapes of HCL (hashicorp/hcl, spec.md, "Template Expressions").
const special = /["\\]|[$%]\{|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A string literal of HCL in which nothing is interpolated. Terraform keeps strings in Unicode's form C and would change
 * any other; whoever hands over more than ASCII has to mind that.
 */
export function hclString(text: string): string {
  return `"${text.replace(special, escaped)}"`;
}

function escaped(part: string): string {
  if (part === '"' || part === "\\") return `\\${part}`;
  if (part.endsWith("{")) return `${part[0]}${part}`;
  if (part === "\n") return "\\n";
  const code = part.codePointAt(0) as number;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, "0").toUpperCase()}`
    : `\\u${code.toString(16).padStart(4, "0").toUpperCase()}`;
}

/** A block in the layout of `terraform fmt`, without a final line end. */
export function blockText({ block, body }: Block, indent = ""): string {
  const inner = body.map((paragraph) => paragraphText(paragraph, `${indent}  `)).join("\n\n");
  return `${indent}${block} {\n${inner}\n${indent}}`;
}

/** Arguments on one line each have their equals signs below each other. */
function paragraphText(items: readonly Item[], indent: string): string {
  const width = Math.max(0, ...items.map((item) => ("name" in item ? item.name.length : 0)));
  return items.map((item) => ("name" in item ? argumentText(item, width, indent) : blockText(item, indent))).join("\n");
}

function argumentText({ name, value }: Argument, width: number, indent: string): string {
  if (typeof value === "string") return `${indent}${name.padEnd(width)} = ${value}`;
  const [only] = value;
  if (value.length === 1) return `${indent}${name.padEnd(width)} = [${only}]`;
  return [`${indent}${name.padEnd(width)} = [`, ...value.map((one) => `${indent}  ${one},`), `${indent}]`].join("\n");
}
