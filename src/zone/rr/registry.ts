import { recordTypes } from "./index.js";
import type { RecordDefinition } from "./record-type.js";

const byCode = new Map<number, RecordDefinition>(Object.values(recordTypes).map((type) => [type.code, type]));

/** The definitions of the low numbers, where all common types are, for the loop that reads every record. */
const common = Array.from({ length: 260 }, (_, code) => byCode.get(code));

/** The type with this number, if it has a file. */
export function definitionOf(code: number): RecordDefinition | undefined {
  return code < common.length ? common[code] : byCode.get(code);
}

/** How records of this number are called: the mnemonic of a type with a file, else `TYPE65280` (RFC 3597 §5). */
export function mnemonicOf(code: number): string {
  return definitionOf(code)?.mnemonic ?? `TYPE${code}`;
}
