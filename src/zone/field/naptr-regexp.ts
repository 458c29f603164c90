import { countGroups } from "./extended-regexp.js";
import type { Field } from "./field.js";
import { string } from "./string.js";

/**
 * The substitution expression of NAPTR (RFC 3402 §3.2), a <character-string>: empty, or `!ERE!replacement!` with any
 * delimiter but a digit, a backslash, `i` and NUL, and the flag `i`. BIND refuses a zone with a broken one.
 */
export const naptrRegexp: Field<string> = {
  check(words) {
    const word = words.next;
    const fault = string.check(words);
    if (fault !== undefined || words.starts[word] === words.ends[word]) return fault;
    words.next = word;
    const reason = substitutionFault(string.read(words));
    return reason === undefined ? undefined : { word, reason };
  },
  read: string.read,
  text: string.text,
  decode(octets) {
    const value = string.decode(octets);
    return value === undefined || (value !== "" && substitutionFault(value) !== undefined) ? undefined : value;
  },
};

/** Why a text that is not empty is no substitution expression. */
function substitutionFault(text: string): string | undefined {
  if (/^[\d\\i\0]/.test(text))
    return "a substitution expression begins with its delimiter, which is no digit, backslash or i (RFC 3402 §3.2)";
  if (text.includes("\0")) return "a NUL in a substitution expression";
  const [, pattern, replacement, flags, ...more] = splitAt(text[0] as string, text);
  if (flags === undefined || more.length > 0)
    return "not a substitution expression: !pattern!replacement! (RFC 3402 §3.2)";
  if (!/^i*$/.test(flags)) return "the only flag of a substitution expression is i (RFC 3402 §3.2)";
  const groups = countGroups(pattern as string);
  if (groups === undefined) return "the pattern is not a POSIX extended regular expression (RFC 3402 §3.2)";
  const references = [...(replacement as string).matchAll(/\\(.)/gs)].map(([, char]) => char as string);
  if (references.some((char) => char === "0" || Number(char) > groups)) {
    return `the replacement refers to a group that the pattern, with ${groups}, does not have (RFC 3402 §3.2)`;
  }
  return undefined;
}

/** Splits at the delimiter, a character after a backslash apart; undefined parts do not occur before the third. */
function splitAt(delimiter: string, text: string): string[] {
  const parts = [""];
  for (let i = 0; i < text.length; i++) {
    const pair = text[i] === "\\" && parts.length < 4 ? text.slice(i, i + 2) : (text[i] as string);
    if (pair === delimiter) parts.push("");
    else parts[parts.length - 1] += pair;
    i += pair.length - 1;
  }
  return parts;
}
