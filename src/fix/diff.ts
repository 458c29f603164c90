import { applySplices, type Splice } from "./splice.js";

const lineFeed = 0x0a;
const contextLines = 3;
const encoder = new TextEncoder();
const noNewline = encoder.encode("\n\\ No newline at end of file\n");

/** Whole lines that give way to other whole lines: byte offsets in the old text, the number of lines before them. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly linesBefore: number;
  readonly removed: readonly Uint8Array[];
  readonly added: readonly Uint8Array[];
}

/**
 * The change of one file as a unified diff that `patch -p1` and `git apply` take, byte for byte: no byte is decoded, so
 * what a terminal is to show must be made printable first.
 * @param path relative, with `/`
 * @param before the file as it stands on disk
 * @param splices in order and not overlapping
 * @returns empty when nothing changes
 */
export function unifiedDiff(path: string, before: Uint8Array, splices: readonly Splice[]): Uint8Array {
  const blocks = blocksOf(before, splices);
  if (blocks.length === 0) return new Uint8Array();
  const parts: Uint8Array[] = [encoder.encode(`--- ${header("a", path)}\n+++ ${header("b", path)}\n`)];
  let shift = 0;
  for (const hunk of hunksOf(before, blocks)) {
    parts.push(...hunkText(before, hunk, shift));
    for (const block of hunk) shift += block.added.length - block.removed.length;
  }
  return joined(parts);
}

/** A name with blanks ends in a tab, one with quotes or control characters is a C string: git and GNU patch agree. */
function header(side: "a" | "b", path: string): string {
  const name = `${side}/${path.replace(/^\/+/, "")}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be found
  if (!/[\u0000-\u001f"\\\u007f]/.test(name)) return name.includes(" ") ? `${name}\t` : name;
  const octets = Array.from(encoder.encode(name), (octet) => {
    if (octet === 0x22 || octet === 0x5c) return `\\${String.fromCharCode(octet)}`;
    return octet < 0x20 || octet >= 0x7f ? `\\${octet.toString(8).padStart(3, "0")}` : String.fromCharCode(octet);
  });
  return `"${octets.join("")}"`;
}

function blocksOf(before: Uint8Array, splices: readonly Splice[]): Block[] {
  const blocks: Block[] = [];
  let lines = 0;
  let counted = 0;
  for (let at = 0; at < splices.length; ) {
    const first = at;
    const { from, ...touched } = linesTouched(before, splices[at++]!);
    let to = touched.to;
    for (; at < splices.length; at++) {
      const next = linesTouched(before, splices[at]!);
      if (next.from > to) break;
      to = Math.max(to, next.to);
    }
    const local = splices.slice(first, at).map((one) => ({ ...one, start: one.start - from, end: one.end - from }));
    const old = before.subarray(from, to);
    const block = trimmed(from, linesOf(old), linesOf(applySplices(old, local)));
    lines += countLines(before, counted, block.from);
    counted = block.from;
    if (block.removed.length + block.added.length > 0) blocks.push({ ...block, linesBefore: lines });
  }
  return blocks;
}

/** The whole lines of the old text that a splice changes; none for whole lines put between two others. */
function linesTouched(bytes: Uint8Array, { start, end, bytes: inserted }: Splice): { from: number; to: number } {
  const from = lineStart(bytes, start);
  const endsLine = inserted.length === 0 ? from === start : inserted[inserted.length - 1] === lineFeed;
  const whole = endsLine && lineStart(bytes, end) === end;
  return { from, to: whole ? end : lineEnd(bytes, end) };
}

function trimmed(from: number, old: Uint8Array[], fresh: Uint8Array[]): Omit<Block, "linesBefore"> {
  let head = 0;
  while (head < old.length && head < fresh.length && sameBytes(old[head]!, fresh[head]!)) head++;
  let tail = 0;
  const most = Math.min(old.length, fresh.length) - head;
  while (tail < most && sameBytes(old.at(-1 - tail)!, fresh.at(-1 - tail)!)) tail++;
  const removed = old.slice(head, old.length - tail);
  const start = from + byteLength(old.slice(0, head));
  return { from: start, to: start + byteLength(removed), removed, added: fresh.slice(head, fresh.length - tail) };
}

/** Blocks that are so near that their context would touch share a hunk. */
function hunksOf(before: Uint8Array, blocks: readonly Block[]): Block[][] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    const near = last && countLines(before, last.to, block.from) <= 2 * contextLines;
    if (hunk && near) hunk.push(block);
    else hunks.push([block]);
  }
  return hunks;
}

/** @param shift by how many lines the hunks before have lengthened the file */
function hunkText(before: Uint8Array, hunk: readonly Block[], shift: number): Uint8Array[] {
  const first = hunk[0]!;
  const last = hunk.at(-1)!;
  const start = linesBack(before, first.from, contextLines);
  const end = linesOn(before, last.to, contextLines);
  const body: Uint8Array[] = [];
  const put = (mark: string, lines: readonly Uint8Array[]) => {
    for (const line of lines) body.push(encoder.encode(mark), line, line.at(-1) === lineFeed ? empty : noNewline);
  };
  let at = start;
  for (const block of hunk) {
    put(" ", linesOf(before.subarray(at, block.from)));
    put("-", block.removed);
    put("+", block.added);
    at = block.to;
  }
  put(" ", linesOf(before.subarray(at, end)));
  const removed = linesOf(before.subarray(start, end)).length;
  const added = hunk.reduce((sum, block) => sum + block.added.length - block.removed.length, removed);
  const line = first.linesBefore - countLines(before, start, first.from);
  const ranges = `@@ -${range(line, removed)} +${range(line + shift, added)} @@\n`;
  return [encoder.encode(ranges), ...body];
}

/** An empty range names the line before it. */
function range(linesBefore: number, count: number): string {
  const start = count === 0 ? linesBefore : linesBefore + 1;
  return count === 1 ? String(start) : `${start},${count}`;
}

const empty = new Uint8Array();

function lineStart(bytes: Uint8Array, offset: number): number {
  return offset === 0 ? 0 : bytes.lastIndexOf(lineFeed, offset - 1) + 1;
}

function lineEnd(bytes: Uint8Array, offset: number): number {
  const at = bytes.indexOf(lineFeed, offset);
  return at < 0 ? bytes.length : at + 1;
}

function linesBack(bytes: Uint8Array, offset: number, count: number): number {
  let at = offset;
  for (let i = 0; i < count && at > 0; i++) at = lineStart(bytes, at - 1);
  return at;
}

function linesOn(bytes: Uint8Array, offset: number, count: number): number {
  let at = offset;
  for (let i = 0; i < count && at < bytes.length; i++) at = lineEnd(bytes, at);
  return at;
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed, start); at >= 0 && at < end; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

function byteLength(lines: readonly Uint8Array[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, at) => octet === b[at]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(byteLength(parts));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
