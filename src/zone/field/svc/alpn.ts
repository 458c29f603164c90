import { octetString, resolveEscapes } from "../string.js";
import type { SvcKind } from "./kind.js";

const comma = 0x2c;
const backslash = 0x5c;

/**
 * Protocol identifiers (RFC 9460 §7.1). They are escaped twice in text: first as in any string, then a backslash keeps a
 * comma or a backslash from being read as a separator (appendix A.1).
 */
export const alpn: SvcKind<readonly string[]> = {
  key: "alpn",
  code: 1,
  form: "identifiers of 1 to 255 octets with commas between",
  read(bytes, start, end) {
    const list = resolveEscapes(bytes, start, end);
    const ids = list === undefined ? undefined : splitList(list);
    return ids?.every((id) => id.length >= 1 && id.length <= 255) ? ids : undefined;
  },
  decode(bytes) {
    const ids: string[] = [];
    for (let i = 0; i < bytes.length; i += bytes[i]! + 1) {
      if (bytes[i] === 0 || i + 1 + bytes[i]! > bytes.length) return undefined;
      ids.push(octetString(bytes, i + 1, i + 1 + bytes[i]!));
    }
    return ids.length > 0 ? ids : undefined;
  },
  text: (ids) => `"${ids.map(idText).join(",")}"`,
};

/** Splits at commas that have no backslash before them; undefined when the list ends in a backslash. */
function splitList(list: string): string[] | undefined {
  const ids: string[] = [];
  let id = "";
  for (let i = 0; i < list.length; i++) {
    if (list.charCodeAt(i) === comma) {
      ids.push(id);
      id = "";
      continue;
    }
    if (list.charCodeAt(i) === backslash && ++i === list.length) return undefined;
    id += list[i];
  }
  return [...ids, id];
}

function idText(id: string): string {
  return id.replace(/[",\\]|[^!-~]/g, escapeChar);
}

function escapeChar(char: string): string {
  if (char === '"') return '\\"';
  if (char === ",") return "\\\\,";
  if (char === "\\") return "\\\\\\\\";
  return `\\${String(char.charCodeAt(0)).padStart(3, "0")}`;
}
