import { childrenOf, contentOf, readDer } from "../../src/certificate/der.js";

/** The first element of DER with every length of a constructed element left open, and octet strings in pieces of a size. */
export function withOpenLengths(der: Uint8Array, piece = Number.POSITIVE_INFINITY): Buffer {
  const element = readDer(der);
  if (!element) throw new Error("no DER");
  const { tag } = element;
  const content = contentOf(element);
  if ((tag & 0x20) !== 0) {
    const children = childrenOf(element) ?? [];
    return open(
      tag,
      children.map((child) => withOpenLengths(der.subarray(child.from, child.end), piece)),
    );
  }
  const isString = tag === 0x04 || tag === 0x80;
  if (!isString || content.length <= piece) return Buffer.from(der.subarray(0, element.end));
  const count = Math.ceil(content.length / piece);
  return open(
    tag | 0x20,
    Array.from({ length: count }, (_, i) => primitive(0x04, content.subarray(i * piece, (i + 1) * piece))),
  );
}

function open(tag: number, contents: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...contents, Buffer.from([0, 0])]);
}

/** An element with the shortest definite length. */
export function primitive(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const header =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  if (length > 0xffff) throw new Error("longer than tests need");
  return Buffer.concat([Buffer.from(header), content]);
}

/** DER with one element in place of each that is equal to another, also inside the octet strings that hold DER. */
export function withElement(der: Uint8Array, old: Uint8Array, other: Uint8Array): Buffer {
  const element = readDer(der);
  if (!element) throw new Error("no DER");
  const whole = Buffer.from(der.subarray(0, element.end));
  if (whole.equals(old)) return Buffer.from(other);
  const content = contentOf(element);
  const isHolder = element.tag === 0x04 && content[0] === 0x30 && readDer(content)?.end === content.length;
  if (isHolder) return primitive(0x04, withElement(content, old, other));
  if ((element.tag & 0x20) === 0) return whole;
  const children = childrenOf(element) ?? [];
  const replaced = children.map((child) => withElement(child.bytes.subarray(child.from, child.end), old, other));
  return primitive(element.tag, Buffer.concat(replaced));
}
