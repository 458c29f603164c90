import { hexDigit } from "../octets.js";
import { quoted } from "../words.js";
import type { Field } from "./field.js";
import { isIpv4 } from "./ipv4.js";

const colon = 0x3a;
const notAnAddress =
  "not an IPv6 address: eight groups of up to four hex digits, or fewer with one `::` (RFC 4291 §2.2)";

/** The eight groups of the address that was read last. */
const groups = new Uint16Array(8);

/** An IPv6 address (RFC 4291 §2.2) without a scope, in the text form that BIND prints. */
export const ipv6: Field<string> = {
  check(words) {
    const word = words.next++;
    if (words.flags[word]! & quoted) return { word, reason: "an address stands without quotes" };
    return readGroups(words.bytes, words.starts[word]!, words.ends[word]!) ? undefined : { word, reason: notAnAddress };
  },
  read(words) {
    const word = words.next++;
    return ipv6Text(words.bytes, words.starts[word]!, words.ends[word]!) as string;
  },
  text: (value) => value,
  decode(octets) {
    if (octets.next + 16 > octets.bytes.length) return undefined;
    octets.next += 16;
    return ipv6FromOctets(octets.bytes, octets.next - 16);
  },
};

/** The text that BIND prints for an address; undefined when it is none. */
export function ipv6Text(bytes: Uint8Array, start: number, end: number): string | undefined {
  return readGroups(bytes, start, end) ? groupsText() : undefined;
}

/** The same with the first bits of the address zero. @param bits how many */
export function ipv6Suffix(bytes: Uint8Array, start: number, end: number, bits: number): string | undefined {
  if (!readGroups(bytes, start, end)) return undefined;
  for (let group = 0; group < 8; group++) groups[group]! &= 0xffff >> Math.min(16, Math.max(0, bits - 16 * group));
  return groupsText();
}

/** The text of the address in the sixteen octets from `at`. */
export function ipv6FromOctets(bytes: Uint8Array, at: number): string {
  for (let group = 0; group < 8; group++) groups[group] = bytes[at + 2 * group]! * 256 + bytes[at + 2 * group + 1]!;
  return groupsText();
}

/** Reads an address into `groups`; false when it is none. */
function readGroups(bytes: Uint8Array, start: number, end: number): boolean {
  let count = 0;
  let gap = -1;
  let i = start;
  if (bytes[i] === colon && (++i === end || bytes[i] !== colon)) return false;
  while (i < end) {
    if (bytes[i] === colon) {
      if (gap >= 0) return false;
      gap = count;
      if (++i === end) break;
    }
    if (count === 8) return false;
    const stop = hexGroup(bytes, i, end, count);
    if (stop < end && bytes[stop] === 0x2e)
      return count <= 6 && embedIpv4(bytes, i, end, count) && spread(count + 2, gap);
    if (stop === i) return false;
    count++;
    i = stop;
    if (i === end) break;
    if (bytes[i] !== colon || ++i === end) return false;
  }
  return spread(count, gap);
}

/** Reads up to four hex digits into one group; returns where they end. */
function hexGroup(bytes: Uint8Array, start: number, end: number, group: number): number {
  let value = 0;
  let i = start;
  for (; i < end && i < start + 4; i++) {
    const digit = hexDigit(bytes[i]!);
    if (digit < 0) break;
    value = value * 16 + digit;
  }
  groups[group] = value;
  return i;
}

function embedIpv4(bytes: Uint8Array, start: number, end: number, group: number): boolean {
  if (!isIpv4(bytes, start, end)) return false;
  const parts = [0, 0, 0, 0];
  let part = 0;
  for (let i = start; i < end; i++) {
    if (bytes[i] === 0x2e) part++;
    else parts[part] = parts[part]! * 10 + bytes[i]! - 0x30;
  }
  groups[group] = parts[0]! * 256 + parts[1]!;
  groups[group + 1] = parts[2]! * 256 + parts[3]!;
  return true;
}

/** Fills the gap that `::` left with zeros; false when the number of groups does not fit. */
function spread(count: number, gap: number): boolean {
  if (gap < 0) return count === 8;
  if (count > 7) return false;
  groups.copyWithin(8 - (count - gap), gap, count);
  groups.fill(0, gap, 8 - (count - gap));
  return true;
}

/**
 * The text that inet_ntop gives: the longest run of two or more zero groups as `::`, the first of equals, and the last
 * four octets as IPv4 after six zero groups or after `::ffff`.
 */
function groupsText(): string {
  const run = longestZeroRun();
  const ipv4 = run.start === 0 && (run.length === 6 || (run.length === 5 && groups[5] === 0xffff));
  if (ipv4) return `::${run.length === 5 ? "ffff:" : ""}${lastFourOctets()}`;
  const hex = Array.from(groups, (group) => group.toString(16));
  if (run.length < 2) return hex.join(":");
  return `${hex.slice(0, run.start).join(":")}::${hex.slice(run.start + run.length).join(":")}`;
}

function longestZeroRun(): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let g = 0; g < 8; g++) {
    let length = 0;
    while (g + length < 8 && groups[g + length] === 0) length++;
    if (length > best.length) best = { start: g, length };
    g += length;
  }
  return best;
}

function lastFourOctets(): string {
  const octet = (group: number) => [groups[group]! >> 8, groups[group]! & 0xff];
  return [...octet(6), ...octet(7)].join(".");
}
