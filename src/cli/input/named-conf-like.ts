import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { isZoneFileName } from "./zone-like.js";

const confName = /^named[^/]*\.conf(?:[.-].*)?$/i;

// Longer than any licence at the top of a file.
const headBytes = 16_384;

const comment = /\/\*[\s\S]*?(?:\*\/|$)|(?:\/\/|#).*/g;

/** A keyword, words or strings, and a brace; or an include: no zone file begins like that. */
const statement =
  /^\s*(?:(?:acl|controls|dlz|dnssec-policy|dyndb|http|key|key-store|logging|managed-keys|masters|options|parental-agents|plugin|primaries|remote-servers|server|statistics-channels|template|tls|trust-anchors|trusted-keys|view|zone)(?:\s+(?:"[^"]*"|[^\s"{};]+)){0,8}\s*\{|include\s+(?:"[^"]*"|[^\s"{};]+)\s*;)/i;

/**
 * Whether a file is a configuration of BIND: by its name, or by how it begins. What is called like a zone file is none.
 * @param path absolute; a file that cannot be opened is none, and whoever reads it says why
 */
export function isNamedConf(path: string): boolean {
  const name = basename(path);
  if (confName.test(name)) return true;
  return !isZoneFileName(name) && readsAsNamedConf(headOf(path));
}

/** @param bytes the first of the file are enough */
export function readsAsNamedConf(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, headBytes));
  return statement.test(text.replace(comment, " "));
}

function headOf(path: string): Uint8Array {
  const head = new Uint8Array(headBytes);
  try {
    const file = openSync(path, "r");
    try {
      return head.subarray(0, readSync(file, head, 0, headBytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return new Uint8Array();
  }
}
