import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from "yaml";
import type { Tree, TreeFault } from "../../exports/tree.js";
import { decoded } from "../../text/decoded.js";
import { markLength } from "../../text/position.js";
import type { SourceFile, Span } from "../../text/source.js";

type SpanOf = (start: number, end: number) => Span;

/** Reads the documents of a YAML text, keys as text: octoDNS has `'*'`, `''` and bare numbers for names. */
export function yamlTrees(source: SourceFile): readonly Tree[] | TreeFault {
  const { text, isUtf8 } = decoded(source.bytes);
  const spanOf = spansIn(source, text, isUtf8);
  try {
    return treesIn(text, spanOf);
  } catch (error) {
    // Values that nest until the stack is full.
    return { at: spanOf(0, 0), reason: `this YAML cannot be read: ${(error as Error).message.toLowerCase()}` };
  }
}

function treesIn(text: string, spanOf: SpanOf): readonly Tree[] | TreeFault {
  const documents = parseAllDocuments(text, { prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  for (const { errors } of documents) {
    const [error] = errors;
    if (error) return { at: spanOf(...error.pos), reason: error.message.toLowerCase().replace(/\.$/, "") };
  }
  return documents.map(({ contents }) => treeOf(contents, spanOf));
}

function treeOf(node: unknown, spanOf: SpanOf): Tree {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  const at = spanOf(range?.[0] ?? 0, range?.[1] ?? 0);
  if (isMap(node)) {
    const members = node.items.map(({ key, value }) => ({ key: keyText(key), value: treeOf(value, spanOf) }));
    return { kind: "dictionary", members, at };
  }
  if (isSeq(node)) return { kind: "list", items: node.items.map((item) => treeOf(item, spanOf)), at };
  // An alias could expand without end; no exporter writes one.
  return { kind: "scalar", value: isScalar(node) && !isAlias(node) ? plain(node.value, node.source) : null, at };
}

/** A number as it is written: 0644 and 1e3 are texts of TXT records. */
function plain(value: unknown, written: string | undefined) {
  if (typeof value === "boolean" || typeof value === "string" || value === null) return value;
  return written ?? String(value);
}

function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value ?? "")) : "";
}

/** Byte offsets of the places in a text; an error can have one behind its end. */
function spansIn(source: SourceFile, text: string, isUtf8: boolean): SpanOf {
  const mark = markLength(source.bytes);
  const isPlain = !isUtf8 || text.length === source.bytes.length;
  const offset = (index: number) =>
    mark + (isPlain ? Math.min(index, text.length) : Buffer.byteLength(text.slice(0, index)));
  return (start, end) => ({ source, start: offset(start), end: offset(end) });
}
