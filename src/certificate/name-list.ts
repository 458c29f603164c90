import { byteOffsets } from "../text/byte-offset.js";
import type { SourceFile } from "../text/source.js";
import type { CertificateName } from "./certificate.js";
import { certificateName, distinctNames } from "./certificate-name.js";

/** What a list holds; or the first word that no list of names holds. */
export type NameList =
  | { readonly names: readonly CertificateName[] }
  | { readonly stranger: string; readonly line: number }
  | { readonly prose: true };

/** What people paste before a name: bullets, and the numbers of a numbered list. */
const bullet = /^\s*(?:[•·‣◦▪■●*+–—-]|\d{1,3}[.)])(?=\s)/u;

/**
 * A comment begins a line or follows a blank: `a.com;b.com` would otherwise lose a name in silence. The heading of a
 * section of an OpenSSL configuration counts as one: `[alt_names]`.
 */
const comment = /(?:^|(?<=[\s,]))[#;].*$|^\s*\[[\w ]+\]\s*$/su;

/**
 * Names stand between blanks, commas, quotes and brackets (and what else is pasted along unseen). Before them may stand
 * `DNS:` and `IP Address:` as OpenSSL prints them, `DNS Name=` as Windows does, `DNS.1 =` as OpenSSL is configured.
 */
const word =
  /(?:(?:DNS|IP)(?:\.\d+| Name| Address)?[ \t]*[:=][ \t]*)?([^\s,"'\u201c\u201d\u201e{}[\]()\uFEFF\u200B]+)/giu;

/** More than any name has; the patterns below are not let loose on more. */
const maxWord = 1024;
const plainName = /^(?:[\w*-]+\.)*[\w*-]+\.?$/;
const addressLike = /^[\da-f]*:[\da-f:]+(?:\d+\.){0,3}[\da-f]*$/i;

/**
 * Reads a text list of names; every name has its own place.
 * A text with a word that cannot be a name is no list, and neither is one with more bare words than names with a dot.
 */
export function readNameList(source: SourceFile, text: string): NameList {
  const offsetOf = byteOffsets(text);
  const names: CertificateName[] = [];
  let lineStart = 0;
  for (const [index, line] of text.split(/(?<=\r\n|\n|\r(?!\n))/).entries()) {
    for (const { text: name, index: column } of wordsOf(line)) {
      if (!isNameLike(name)) return { stranger: name, line: index + 1 };
      const start = offsetOf(lineStart + column);
      names.push(certificateName(name, { source, start, end: offsetOf(lineStart + column + name.length) }));
    }
    lineStart += line.length;
  }
  const bare = names.filter((name) => !/[.:]/.test(name.text)).length;
  return bare > names.length - bare ? { prose: true } : { names: distinctNames(names) };
}

function isNameLike(text: string): boolean {
  if (text.length > maxWord) return false;
  // Beyond ASCII with a pattern that is met there only: the classes of Unicode take longer to build than a usual list takes
  // to read.
  return (
    plainName.test(text) ||
    addressLike.test(text) ||
    /^(?:[\p{L}\p{M}\p{N}_*-]+\.)*[\p{L}\p{M}\p{N}_*-]+\.?$/u.test(text)
  );
}

function wordsOf(line: string): { text: string; index: number }[] {
  const skipped = bullet.exec(line)?.[0].length ?? 0;
  const body = line.slice(skipped).replace(comment, "");
  return Array.from(body.matchAll(word), (match) => {
    const text = match[1] as string;
    return { text, index: skipped + match.index + match[0].length - text.length };
  });
}
