import { openSource } from "../text/open-source.js";
import type { SourceFile } from "../text/source.js";
import type { Certificate } from "./certificate.js";
import { type CertificateInput, declared } from "./certificate-input.js";
import { type Contents, contentsOfDer } from "./contents.js";
import type { Cryptography } from "./cryptography.js";
import { derKind, type ReadableKind } from "./der-kind.js";
import { fromContents } from "./from-contents.js";
import { readNameList } from "./name-list.js";
import { base64Octets, type PemBlock, pemBlocks } from "./pem.js";
import { pemKind } from "./pem-kind.js";
import { refuse, refuseBecause, type Unreadable } from "./refusal.js";
import { textKind } from "./text-kind.js";
import { unmarkedUtf16 } from "./unmarked-utf-16.js";

type Outcome = Certificate | Unreadable;

/** All roots that Debian trusts are 0.2 MiB of PEM; a larger file is something else, and is not read to its end. */
export const maxBytes = 2 * 2 ** 20;

/**
 * Reads a certificate from PEM, DER, PKCS#7, PKCS#12 or a text list of names, or a request for one; the content decides,
 * never the extension. Pure: what takes cryptography is handed in.
 * @param cryptography without it every certificate in its own name counts as self-signed, none has a thumbprint, and
 * what is encrypted stays closed
 * @returns the certificate, or one sentence that says what the file is and what to do; never throws
 */
export function decodeCertificate(input: CertificateInput, cryptography?: Cryptography): Outcome {
  const { path, bytes } = input;
  if (bytes.length === 0) return refuse(input, "empty");
  if (bytes.length > maxBytes)
    return refuseBecause(input, "is larger than 2 MiB, as no certificate is: give the certificate of the server");
  if (isDer(bytes)) return fromContents(input, contentsOfDer(input, bytes, "der", cryptography), cryptography);
  const source = openSource(path, bytes);
  const text = "undecodable" in source ? unmarkedUtf16(bytes) : decoded(source);
  if (text === undefined) return refuse(input, "utf-16");
  const blocks = pemBlocks(text);
  if (blocks.length > 0) return fromContents(input, contentsOfPem(input, blocks, cryptography), cryptography);
  const der = bareBase64(text);
  if (der) return fromContents(input, contentsOfDer(input, der, "pem", cryptography), cryptography);
  return "undecodable" in source ? refuse(input, "utf-16") : fromList(input, source, text);
}

/** A SEQUENCE whose length no text could hold, or octets below TAB: a list may begin with the digit 0, the same octet. */
function isDer(bytes: Uint8Array): boolean {
  const length = bytes[1] ?? 0;
  return bytes[0] === 0x30 && ((length >= 0x80 && length <= 0x84) || bytes.subarray(0, 64).some((octet) => octet < 9));
}

function decoded({ bytes }: SourceFile): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

/** What lost its BEGIN and END lines: base64 of a SEQUENCE begins with MI. */
function bareBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/^\uFEFF/, "").trim();
  return bare.startsWith("MI") && bare.length > 100 && !/[^A-Za-z0-9+/=\s]/.test(bare) ? base64Octets(bare) : undefined;
}

/** What the label of a block promises, for sentences about blocks that hold nothing to read. */
const promised: Readonly<Record<ReadableKind, string>> = {
  certificate: "certificate",
  request: "certificate request",
  pkcs7: "PKCS#7 bundle",
  pkcs12: "PKCS#12 file",
};

/** All blocks together. `certutil -encode` calls everything a certificate, so that the octets decide. */
function contentsOfPem(
  input: CertificateInput,
  blocks: readonly PemBlock[],
  cryptography: Cryptography | undefined,
): Contents | Unreadable {
  const kinds = blocks.map(({ label }) => pemKind(label));
  const read: Contents[] = [];
  for (const [index, block] of blocks.entries()) {
    const kind = kinds[index];
    if (!isReadable(kind)) continue;
    const which = `the ${promised[kind]} that begins on line ${block.line}`;
    const contents = contentsOfBlock(input, block, which, cryptography);
    if ("unreadable" in contents) return contents;
    read.push(contents);
  }
  if (read.length === 0)
    return refuse(input, kinds.find((kind) => kind !== undefined && !isReadable(kind)) ?? "nothing known");
  return {
    format: read.find(({ format }) => format !== "pem")?.format ?? "pem",
    certificates: read.flatMap(({ certificates }) => certificates),
    requests: read.flatMap(({ requests }) => requests),
    holdsKey: kinds.includes("private key") || read.some(({ holdsKey }) => holdsKey),
  };
}

function isReadable(kind: ReturnType<typeof pemKind>): kind is ReadableKind {
  return kind !== undefined && kind in promised;
}

function contentsOfBlock(
  input: CertificateInput,
  { body }: PemBlock,
  which: string,
  cryptography: Cryptography | undefined,
): Contents | Unreadable {
  if (body === undefined) return refuseBecause(input, `is cut short: ${which} has no END line, so copy it again`);
  const der = base64Octets(body);
  if (!der || derKind(der) === undefined)
    return refuseBecause(input, `is damaged: ${which} cannot be read, so copy it again`);
  return contentsOfDer(input, der, "pem", cryptography, which);
}

function fromList(input: CertificateInput, source: SourceFile, text: string): Outcome {
  const kind = textKind(text);
  if (kind) return refuse(input, kind);
  const list = readNameList(source, text);
  if ("prose" in list) return refuse(input, "prose");
  if ("stranger" in list) {
    return refuseBecause(
      input,
      `is no list of names: ${quoted(list.stranger)} on line ${list.line} is none; write one name per line`,
    );
  }
  if (list.names.length === 0) return refuse(input, "nothing known");
  const at = { source, start: 0, end: 0 };
  return { ...declared(input, false), kind: "planned", format: "list", names: list.names, at };
}

/** What may be part of a key that lost its BEGIN line is not shown. */
function quoted(word: string): string {
  if (/^[A-Za-z0-9+/=]{20,}$/.test(word)) return `a word of ${word.length} characters`;
  return `"${word.length > 60 ? `${word.slice(0, 60)}...` : word}"`;
}
