import { mnemonics } from "./mnemonics.js";

const names = new Map<number, string>();
const byHash = new Map<number, readonly [string, number]>();
for (const [mnemonic, code] of Object.entries(mnemonics)) {
  names.set(code, mnemonic);
  byHash.set(hashOf(new TextEncoder().encode(mnemonic), 0, mnemonic.length), [mnemonic, code]);
}

/** BIND's word for a type that it keeps for itself, which is in no registry: read, and printed as its number. */
const ofBindAlone = "KEYDATA";
byHash.set(hashOf(new TextEncoder().encode(ofBindAlone), 0, ofBindAlone.length), [ofBindAlone, 65533]);

/** How lists of types call this number: with the mnemonic of any type that BIND 9.18 knows. */
export function listedMnemonic(code: number): string {
  return names.get(code) ?? `TYPE${code}`;
}

/**
 * Whether no zone can hold records of this type: the query and meta types of RFC 6895 §3.1, with OPT and type 0, and
 * the MD and MF that RFC 1035 §3.3 made obsolete.
 */
export function isMetaType(code: number): boolean {
  return (code >= 128 && code <= 255) || code === 41 || code === 0 || code === 3 || code === 4;
}

/**
 * The number of a type's mnemonic, in any case, `TYPE65280` included.
 * @param bytes text; the mnemonic is [start, end)
 * @returns -1 when it is none that is known
 */
export function codeOf(bytes: Uint8Array, start: number, end: number): number {
  const found = byHash.get(hashOf(bytes, start, end));
  if (found !== undefined && matches(found[0], bytes, start, end)) return found[1];
  return end - start > 4 && matches("TYPE", bytes, start, start + 4) ? decimal(bytes, start + 4, end) : -1;
}

/** FNV-1a over the octets folded to upper case; that no two mnemonics share a value is tested. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ upper(bytes[i]!), 0x01000193);
  return hash;
}

function matches(mnemonic: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== mnemonic.length) return false;
  for (let i = 0; i < mnemonic.length; i++) if (mnemonic.charCodeAt(i) !== upper(bytes[start + i]!)) return false;
  return true;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

function decimal(bytes: Uint8Array, start: number, end: number): number {
  let code = 0;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    code = code * 10 + digit;
  }
  return code <= 0xffff ? code : -1;
}
