import type { Span } from "../text/source.js";
import type { MadeLine } from "./made-zone.js";

/** A record as another form states it. */
export interface StatedRecord {
  /** As in a zone file; empty for the zone's name. */
  readonly owner: string;
  readonly ttl?: string | undefined;
  readonly type: string;
  /** As in a zone file, made by `rdataOf` or `quotedText`. */
  readonly rdata: string;
  /** What a zone file would say in a comment. */
  readonly comment?: string;
  readonly at: Span;
}

/** The line of a record; what would end a word or the line is escaped, so that it cannot become another one. */
export function recordLine({ owner, ttl, type, rdata, comment, at }: StatedRecord): MadeLine {
  const head = [owner === "" ? "@" : word(owner).replace(/^\$/, "\\$"), ...(ttl ? [word(ttl)] : []), "IN", word(type)];
  return { text: `${head.join(" ")} ${rdata}${comment ? ` ; ${comment}` : ""}`.trimEnd(), at };
}

/** The line of a directive: `$ORIGIN contoso.com.` */
export function directiveLine(name: "$ORIGIN" | "$TTL", value: string, at: Span): MadeLine {
  return { text: `${name} ${word(value)}`, at };
}

function word(text: string): string {
  return text.replace(/\\[^ \t-\r\0]|[ \t-\r;()"\\\0]/g, (part) => (part.length > 1 ? part : escaped(part)));
}

function escaped(char: string): string {
  const code = char.charCodeAt(0);
  return code > 0x20 ? `\\${char}` : `\\${String(code).padStart(3, "0")}`;
}

/** Rdata that is written as in a zone file, kept to one line. */
export function rdataOf(text: string): string {
  return text.trim().replace(/"[^"\\]*(?:\\.[^"\\]*)*"?|\\.|[;()\r\n\t]/gs, (part) => {
    if (part.startsWith('"')) return part.replace(/[\r\n]/g, escaped);
    if (part === ";" || part === "(" || part === ")") return `\\${part}`;
    return /[\r\n\t]/.test(part) ? " " : part;
  });
}

const longest = 255;

/** A text in quotes, in as many strings as it needs; one that begins with a quote is rdata already. */
export function quotedText(text: string): string {
  if (/^\s*"/.test(text)) return rdataOf(text);
  const strings: string[] = [];
  let string = "";
  let octets = 0;
  for (const part of text.match(/\\\d{3}|\\[;"\\]|./gsu) ?? []) {
    const isEscape = part.length > 1 && part.startsWith("\\");
    const length = isEscape ? 1 : new TextEncoder().encode(part).length;
    if (octets + length > longest) {
      strings.push(string);
      string = "";
      octets = 0;
    }
    string += isEscape ? part : part.replace(/["\\\r\n\0]/, escaped);
    octets += length;
  }
  return [...strings, string].map((one) => `"${one}"`).join(" ");
}

/** The types whose rdata ends in the name of a host. */
const endsInName = new Set(["CNAME", "DNAME", "MX", "NS", "PTR", "SRV"]);

/** Rdata of providers for whom every name of several labels is absolute, with or without its final dot. */
export function withAbsoluteTarget(type: string, rdata: string): string {
  return endsInName.has(type.toUpperCase()) && /[^\s.]\.[^\s]*[^\s.]$/.test(rdata) ? `${rdata}.` : rdata;
}
