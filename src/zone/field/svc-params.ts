import type { Habit } from "../note.js";
import { quoted, type Words } from "../words.js";
import type { Field, FieldFault, Octets } from "./field.js";
import { octetString, resolveEscapes } from "./string.js";
import { alpn } from "./svc/alpn.js";
import { dohpath } from "./svc/dohpath.js";
import { ech } from "./svc/ech.js";
import { ipv4hint, ipv6hint } from "./svc/hints.js";
import { isNewName, keyCode, printedKey } from "./svc/keys.js";
import type { SvcKind } from "./svc/kind.js";
import { mandatory } from "./svc/mandatory.js";
import { noDefaultAlpn } from "./svc/no-default-alpn.js";
import { opaque } from "./svc/opaque.js";
import { port } from "./svc/port.js";

/** One SvcParam; a key without a name, such as key65280, has octets as its value, one UTF-16 unit each. */
export type SvcParam =
  | { readonly key: "mandatory" | "alpn" | "ipv4hint" | "ipv6hint"; readonly value: readonly string[] }
  | { readonly key: "no-default-alpn"; readonly value: true }
  | { readonly key: "port"; readonly value: number }
  | { readonly key: "ech" | "dohpath" | `key${number}`; readonly value: string };

const kinds: readonly SvcKind<unknown>[] = [mandatory, alpn, noDefaultAlpn, port, ipv4hint, ech, ipv6hint, dohpath];

const equalsSign = 0x3d;

/**
 * The SvcParams of SVCB and HTTPS (RFC 9460 §2.1), sorted by key, to the end of the entry. `key="value"` is two words to
 * the scanner, of which the second begins where the first ends. These records are rare, so checking may make objects.
 */
export const svcParams: Field<readonly SvcParam[]> = {
  mayBeEmpty: true,
  check(words) {
    const first = words.next;
    const params = parse(words);
    return Array.isArray(params) ? newNameFrom(words, first) : (params as FieldFault);
  },
  read: (words) => parse(words) as SvcParam[],
  text: (params) => params.map(paramText).join(" "),
  decode: decodeParams,
};

const newName: Habit = {
  about: "record",
  subject: "ohttp as key8",
  form: "ohttp",
  because:
    "name servers that are older than the name refuse the zone, BIND 9.18 among them (RFC 9540 §8.1); key8 is read by all",
};

/** A parameter whose name is too new for some servers. */
function newNameFrom(words: Words, first: number): FieldFault | undefined {
  for (let word = first; word < words.count; word++) {
    const [key = ""] = octetString(words.bytes, words.starts[word]!, words.ends[word]!).split("=");
    if (!(words.flags[word]! & quoted) && isNewName(key)) return { word, reason: newName.subject, kept: newName };
  }
  return undefined;
}

function parse(words: Words): SvcParam[] | FieldFault {
  const first = words.next;
  const byKey = new Map<string, SvcParam>();
  while (words.next < words.count) {
    const word = words.next;
    const param = parseParam(words);
    if ("reason" in param) return param;
    if (byKey.has(param.key)) return { word, reason: `the key ${param.key} comes twice` };
    byKey.set(param.key, param);
  }
  const params = [...byKey.values()].sort((a, b) => keyCode(a.key) - keyCode(b.key));
  const fault = faultBetween(params);
  return fault === undefined ? params : { word: first, reason: fault };
}

/** Takes one parameter: a word, and the quoted word that is glued to its `=`. */
function parseParam(words: Words): SvcParam | FieldFault {
  const word = words.next++;
  const { bytes, ends } = words;
  const start = words.starts[word]!;
  if (words.flags[word]! & quoted)
    return { word, reason: "a parameter begins with its key, which stands without quotes" };
  const sign = bytes.subarray(start, ends[word]).indexOf(equalsSign);
  const keyEnd = sign < 0 ? ends[word]! : start + sign;
  const key = octetString(bytes, start, keyEnd);
  if (keyCode(key) < 0)
    return { word, reason: "not a SvcParamKey that is known; others are written as key65280 (RFC 9460 §2.1)" };
  if (keyEnd + 1 === ends[word] && isGlued(words, ends[word]!)) {
    const value = words.next++;
    return param(key, value, bytes.subarray(words.starts[value], ends[value]));
  }
  return param(key, word, bytes.subarray(Math.min(keyEnd + 1, ends[word]!), ends[word]));
}

/** Whether the next word is quoted and its quote stands at `offset`. */
function isGlued(words: Words, offset: number): boolean {
  return (
    words.next < words.count && (words.flags[words.next]! & quoted) !== 0 && words.starts[words.next] === offset + 1
  );
}

function param(key: string, word: number, text: Uint8Array): SvcParam | FieldFault {
  const kind = kindOf(keyCode(key));
  const value = key === kind.key ? kind.read(text, 0, text.length) : valueOfOctets(kind, text);
  if (value === undefined) return { word, reason: `${kind.key} takes ${kind.form}` };
  return { key: kind.key, value } as SvcParam;
}

/** The value of a key that is written by its number, or by a name without a form of its own: `key3=\001\187` is a port. */
function valueOfOctets(kind: SvcKind<unknown>, text: Uint8Array): unknown {
  const octets = resolveEscapes(text, 0, text.length);
  return octets === undefined ? undefined : kind.decode(Uint8Array.from(octets, (char) => char.charCodeAt(0)));
}

function kindOf(code: number): SvcKind<unknown> {
  return kinds[code] ?? opaque(code);
}

/** What parameters ask of each other (RFC 9460 §7.1.1, §8). */
function faultBetween(params: readonly SvcParam[]): string | undefined {
  const keys = new Set<string>(params.map(({ key }) => key));
  if (keys.has("no-default-alpn") && !keys.has("alpn")) return "no-default-alpn without alpn (RFC 9460 §7.1.1)";
  const [first] = params;
  if (first?.key !== "mandatory") return undefined;
  const missing = first.value.find((key) => !keys.has(key));
  return missing === undefined ? undefined : `the mandatory key ${missing} is missing (RFC 9460 §8)`;
}

function paramText({ key, value }: SvcParam): string {
  const text = kindOf(keyCode(key)).text(value);
  return text === "" ? printedKey(key) : `${printedKey(key)}=${text}`;
}

function decodeParams(octets: Octets): SvcParam[] | undefined {
  const { bytes } = octets;
  const params: SvcParam[] = [];
  for (let last = -1; octets.next < bytes.length; ) {
    if (octets.next + 4 > bytes.length) return undefined;
    const code = bytes[octets.next]! * 256 + bytes[octets.next + 1]!;
    const start = octets.next + 4;
    octets.next = start + bytes[octets.next + 2]! * 256 + bytes[octets.next + 3]!;
    if (octets.next > bytes.length || code <= last) return undefined;
    const kind = kindOf(code);
    const value = kind.decode(bytes.subarray(start, octets.next));
    if (value === undefined) return undefined;
    params.push({ key: kind.key, value } as SvcParam);
    last = code;
  }
  return faultBetween(params) === undefined ? params : undefined;
}
