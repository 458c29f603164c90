import { printable } from "../text/printable.js";
import type { ForeignKind } from "./der-kind.js";
import type { TextKind } from "./text-kind.js";

/** A file that is no certificate that can be read: one sentence that says what it is and what to do. */
export interface Unreadable {
  readonly unreadable: string;
  /** It is encrypted, and another password may open it. */
  readonly isLocked?: true;
}

/** A file that was given as a certificate. */
export interface Given {
  readonly path: string;
}

/** Cases that no content needs to be told for. */
export type Refusal =
  | ForeignKind
  | TextKind
  | "empty"
  | "damaged"
  | "utf-16"
  | "openpgp key"
  | "prose"
  | "nothing known";

const sentences: Readonly<Record<Refusal, (given: Given) => string>> = {
  empty: () => "is empty: give a certificate (PEM or DER) or a text file with one name per line",
  damaged: () => "begins like a certificate and cannot be read to its end: it is damaged, so export it again",
  "private key": () =>
    "is a private key, not a certificate: give the certificate that belongs to it, and keep this file secret",
  "public key": () => "is a public key alone: give the certificate that holds it",
  "revocation list": () => "is a certificate revocation list, not a certificate: give the certificate of the server",
  "ssh key": () => "is an SSH key, which holds no host names: give the certificate of the server",
  "openpgp key": () => "is OpenPGP data, which holds no host names: give the certificate of the server",
  "html page": () => "is an HTML or XML page, perhaps an error page saved in its place: download the certificate again",
  "zone file": () =>
    "is a zone file, not a certificate: give it as a PATH, and here the certificate or a list of its names",
  "exchange listing": (given) =>
    "is a listing of Get-ExchangeCertificate: give it with --exchange, or, where it cut the names short, write them alone with " +
    `\`(Get-ExchangeCertificate -Thumbprint THUMBPRINT).CertificateDomains | ForEach-Object { "$_" } > ${converted(given, "txt")}\``,
  "printed certificate": () =>
    "is a certificate printed for people: give the certificate itself (PEM or DER), or a list of its names, one per line",
  "utf-16": () => "is no text in UTF-8, nor in UTF-16 with a byte order mark: save it as UTF-8",
  "binary file": () => "is no certificate: it is neither PEM nor DER nor a text list of names",
  prose: () => "reads like prose rather than a list of names: write one name per line",
  "nothing known": () =>
    "holds no certificate and no name: give a certificate (PEM or DER) or a list, one name per line",
};

/** Refuses a file for what it is. */
export function refuse(given: Given, refusal: Refusal): Unreadable {
  return refuseBecause(given, sentences[refusal](given));
}

/** Refuses a file in words that follow its path. */
export function refuseBecause({ path }: Given, because: string): Unreadable {
  return { unreadable: printable(`${path} ${because}.`) };
}

/** Refuses a PKCS#12 file that OpenSSL may be able to read. */
export function refuseForeign(given: Given, because: string): Unreadable {
  const command = `openssl pkcs12 -legacy -in ${shellWord(given.path)} -nokeys -out ${converted(given, "pem")}`;
  return refuseBecause(given, `${because}: take the certificates out of it with \`${command}\` and give those`);
}

/** The path with another extension, never the path itself. */
function converted({ path }: Given, extension: string): string {
  const stem = path.replace(/\.[^./\\]*$/, "");
  const renamed = `${stem}.${extension}`;
  return shellWord(renamed === path ? `${stem}-names.${extension}` : renamed);
}

/** A path as a word of a POSIX shell that no option parser takes for an option. */
function shellWord(path: string): string {
  const word = path.startsWith("-") ? `./${path}` : path;
  return /^[\w./:@%+=,\\-]+$/.test(word) && !word.includes("\\") ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
