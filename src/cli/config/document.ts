import { type Document, isCollection, isMap, isPair, isScalar, type Pair, parseDocument } from "yaml";
import type { SourceFile, Span } from "../../text/source.js";

export type ConfigPath = readonly (string | number)[];

/** A fault in a configuration file: where and why. */
export interface ConfigFault {
  readonly at: Span;
  readonly reason: string;
}

/** A YAML or JSON text as a plain value, which still knows where each part of it stands. */
export interface ConfigDocument {
  readonly value: unknown;
  /** Where the value at a path stands, or the key that leads to it; the nearest thing around it when it is missing. */
  spanOf(path: ConfigPath, part?: "key" | "value"): Span;
}

/** Reads YAML 1.2, of which JSON is a part. */
export function readDocument(source: SourceFile): ConfigDocument | { readonly faults: readonly ConfigFault[] } {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source.bytes);
  const span = (from: number, to: number): Span => ({
    source,
    start: Buffer.byteLength(text.slice(0, from)),
    end: Buffer.byteLength(text.slice(0, to)),
  });
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) {
    return { faults: document.errors.map(({ pos, message }) => ({ at: span(...pos), reason: message })) };
  }
  try {
    const value: unknown = document.toJS() ?? {};
    return { value, spanOf: (path, part = "value") => span(...rangeOf(document, path, part)) };
  } catch (error) {
    // Aliases that would expand without end.
    return { faults: [{ at: span(0, 0), reason: (error as Error).message }] };
  }
}

function rangeOf(document: Document, path: ConfigPath, part: "key" | "value"): [number, number] {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1] as string | number;
    const pair = isMap(parent) ? parent.items.find((item) => keyText(item) === String(step)) : undefined;
    const node: unknown =
      pair && (part === "key" || !pair.value) ? pair.key : isCollection(parent) && parent.get(step, true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return [range[0], range[1]];
  }
  const whole = document.contents?.range;
  return whole ? [whole[0], whole[0]] : [0, 0];
}

function keyText(item: unknown): string | undefined {
  const key = isPair(item) ? (item as Pair).key : undefined;
  return isScalar(key) ? String(key.value) : undefined;
}
