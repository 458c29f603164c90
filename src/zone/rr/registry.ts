import { recordTypes } from "./index.js";
import type { RecordDefinition } from "./record-type.js";

const definitions: readonly RecordDefinition[] = Object.values(recordTypes);
const byCode: (RecordDefinition | undefined)[] = [];
const byHash = new Map<number, RecordDefinition>();
for (const definition of definitions) {
  byCode[definition.code] = definition;
  byHash.set(hashOf(new TextEncoder().encode(definition.mnemonic), 0, definition.mnemonic.length), definition);
}

/** The type with this number, if it has a file. */
export function definitionOf(code: number): RecordDefinition | undefined {
  return byCode[code];
}

/** The mnemonic of a number; `TYPE65280` (RFC 3597 §5) for a type without a file. */
export function mnemonicOf(code: number): string {
  return byCode[code]?.mnemonic ?? `TYPE${code}`;
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
  const definition = byHash.get(hashOf(bytes, start, end));
  if (definition !== undefined && matches(definition.mnemonic, bytes, start, end)) return definition.code;
  return matches("TYPE", bytes, start, start + 4) ? numberAfterType(bytes, start + 4, end) : -1;
}

/** FNV-1a over the octets folded to upper case; that two mnemonics share a value is excluded by a test. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ upper(bytes[i]!), 0x01000193);
  return hash;
}

function matches(mnemonic: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== mnemonic.length) return false;
  for (let i = 0; i < mnemonic.length; i++) if (mnemonic.charCodeAt(i) !== upper(bytes[start + i] ?? 0)) return false;
  return true;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

function numberAfterType(bytes: Uint8Array, start: number, end: number): number {
  let code = 0;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 0x30;
    if (digit < 0 || digit > 9) return -1;
    code = code * 10 + digit;
  }
  return start < end && code <= 0xffff ? code : -1;
}
