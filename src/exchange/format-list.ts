import type { Dictionary, Member, Scalar, Tree } from "../exports/tree.js";
import { byteOffsets } from "../text/byte-offset.js";
import { decoded } from "../text/decoded.js";
import { markLength } from "../text/position.js";
import type { SourceFile, Span } from "../text/source.js";

/** Stands as the last item of a list that the console has cut short ($FormatEnumerationLimit). */
export const cutShort = "...";

const property = /^([A-Za-z]\w*)[ \t]*:(?:[ \t](.*))?$/;
const continuation = /^[ \t]+(?=\S)/;

/** A property whose lines are still being read: a console breaks them at its width. Offsets are in bytes. */
interface OpenProperty {
  readonly key: string;
  text: string;
  readonly start: number;
  end: number;
}

/**
 * Reads what `… | Format-List` prints: one property a line, `Name : value`, longer values on indented lines below, objects
 * parted by empty lines. A list is `{a, b}`. Lines of any other form, such as prompts, are passed over.
 */
export function readFormatList(source: SourceFile): Dictionary[] {
  const { text, isUtf8 } = decoded(source.bytes);
  const offsetOf = offsetsIn(source, text, isUtf8);
  const objects: OpenProperty[][] = [];
  let object: OpenProperty[] | undefined;
  let index = 0;
  for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
    const bare = line.trimEnd();
    const [, key, value = ""] = property.exec(bare) ?? [];
    const last = object?.at(-1);
    if (bare === "") {
      object = undefined;
    } else if (key !== undefined) {
      if (!object || object.some((one) => one.key === key)) {
        object = [];
        objects.push(object);
      }
      const start = offsetOf(index + bare.length - value.trimStart().length);
      object.push({ key, text: value.trim(), start, end: offsetOf(index + bare.length) });
    } else if (last && continuation.test(bare)) {
      last.text = `${last.text} ${bare.trim()}`.trim();
      last.end = offsetOf(index + bare.length);
    }
    index += line.length;
  }
  return objects.map((properties) => dictionaryOf(properties, source));
}

function dictionaryOf(properties: readonly OpenProperty[], source: SourceFile): Dictionary {
  const members: Member[] = properties.map((one) => ({ key: one.key, value: treeOf(one, source) }));
  const [first, last] = [properties[0], properties.at(-1)];
  return { kind: "dictionary", members, at: { source, start: first?.start ?? 0, end: last?.end ?? 0 } };
}

function treeOf({ text, start, end }: OpenProperty, source: SourceFile): Tree {
  const at: Span = { source, start, end };
  const scalar = (value: string): Scalar => ({ kind: "scalar", value: value === "" ? null : value, at });
  const inside = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inside === undefined) return scalar(text);
  const whole = inside.replace(/(?:\.\.\.|\u2026)$/, "");
  const words = whole.split(/,\s*/).filter((item) => item !== "");
  return { kind: "list", items: [...words, ...(whole === inside ? [] : [cutShort])].map(scalar), at };
}

/** Byte offsets of places in the text, to be asked with places that rise. */
function offsetsIn({ bytes }: SourceFile, text: string, isUtf8: boolean): (index: number) => number {
  const mark = markLength(bytes);
  const offsetOf = isUtf8 ? byteOffsets(text) : (index: number) => index;
  return (index) => mark + offsetOf(index);
}
