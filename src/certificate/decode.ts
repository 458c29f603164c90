import { openSource } from "../text/open-source.js";
import type { SourceFile } from "../text/source.js";
import type { Certificate } from "./certificate.js";
import { type CertificateInput, declared } from "./certificate-input.js";
import { derKind, missingLength } from "./der-kind.js";
import { fromX509, type SelfSignatureCheck } from "./from-x509.js";
import { leavesOf } from "./leaf.js";
import { readNameList } from "./name-list.js";
import { base64Octets, type PemBlock, pemBlocks } from "./pem.js";
import { pemKind } from "./pem-kind.js";
import { type Given, refuse, refuseBecause, type Unreadable } from "./refusal.js";
import { textKind } from "./text-kind.js";
import { readX509, type X509 } from "./x509.js";

type Outcome = Certificate | Unreadable;

/** All roots that Debian trusts are 0.2 MiB of PEM; a larger file is something else, and is not read to its end. */
const maxBytes = 2 * 2 ** 20;

/**
 * Reads a certificate from PEM, DER or a text list of names; the content decides, never the extension. Pure: what takes
 * a signature to be computed is handed in.
 * @param isSignedByItself without it every certificate in its own name counts as self-signed
 * @returns the certificate, or one sentence that says what the file is and what to do; never throws
 */
export function decodeCertificate(input: CertificateInput, isSignedByItself: SelfSignatureCheck = () => true): Outcome {
  const { path, bytes } = input;
  if (bytes.length === 0) return refuse(input, "empty");
  if (bytes.length > maxBytes)
    return refuseBecause(input, "is larger than 2 MiB, as no certificate is: give the certificate of the server");
  if (isDer(bytes)) return fromDer(input, bytes, "der", isSignedByItself);
  const source = openSource(path, bytes);
  if ("undecodable" in source) return refuse(input, "utf-16");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source.bytes);
  const blocks = pemBlocks(text);
  if (blocks.length > 0) return fromPem(input, blocks, isSignedByItself);
  const der = bareBase64(text);
  return der ? fromDer(input, der, "pem", isSignedByItself) : fromList(input, source, text);
}

/** A SEQUENCE whose length no text could hold, or octets below TAB: a list may begin with the digit 0, the same octet. */
function isDer(bytes: Uint8Array): boolean {
  const length = bytes[1] ?? 0;
  return bytes[0] === 0x30 && ((length >= 0x80 && length <= 0x84) || bytes.subarray(0, 64).some((octet) => octet < 9));
}

/** A certificate that lost its BEGIN and END lines: base64 of a SEQUENCE begins with MI. */
function bareBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/^\uFEFF/, "").trim();
  return bare.startsWith("MI") && bare.length > 100 && !/[^A-Za-z0-9+/=\s]/.test(bare) ? base64Octets(bare) : undefined;
}

function fromDer(input: CertificateInput, der: Uint8Array, form: "pem" | "der", check: SelfSignatureCheck): Outcome {
  const kind = derKind(der);
  const length = missingLength(der);
  if (kind === undefined && length !== undefined) {
    return refuseBecause(input, `is cut short: it has ${der.length} of ${length} bytes, so copy it again`);
  }
  if (kind !== "certificate") return refuse({ path: input.path, form }, kind ?? "binary file");
  const chain: X509[] = [];
  for (let rest = der; rest.length > 0; ) {
    const x509 = readX509(rest);
    if (!x509) break;
    chain.push(x509);
    rest = rest.subarray(x509.der.length);
  }
  return fromChain(input, form, chain, check);
}

function fromPem(input: CertificateInput, blocks: readonly PemBlock[], check: SelfSignatureCheck): Outcome {
  const kinds = blocks.map(({ label }) => pemKind(label));
  if (!kinds.includes("certificate")) {
    const foreign = kinds.find((kind) => kind !== undefined && kind !== "certificate");
    return refuse({ path: input.path, form: "pem" }, foreign ?? "nothing known");
  }
  const chain: X509[] = [];
  for (const [index, block] of blocks.entries()) {
    if (kinds[index] !== "certificate") continue;
    const x509 = fromBlock(input, block);
    if ("unreadable" in x509) return x509;
    chain.push(x509);
  }
  const outcome = fromChain(input, "pem", chain, check);
  return kinds.includes("private key") && !("unreadable" in outcome) ? { ...outcome, besidePrivateKey: true } : outcome;
}

function fromBlock(given: Given, { body, line }: PemBlock): X509 | Unreadable {
  const which = `the certificate that begins on line ${line}`;
  if (body === undefined) return refuseBecause(given, `is cut short: ${which} has no END line, so copy it again`);
  const der = base64Octets(body);
  const kind = der && derKind(der);
  // Some tools label a PKCS#7 bundle as a certificate.
  if (kind !== undefined && kind !== "certificate") return refuse({ path: given.path, form: "pem" }, kind);
  return (der && readX509(der)) ?? refuseBecause(given, `is damaged: ${which} cannot be read, so copy it again`);
}

function fromChain(
  input: CertificateInput,
  format: "pem" | "der",
  chain: readonly X509[],
  check: SelfSignatureCheck,
): Outcome {
  const leaves = leavesOf(chain);
  const [leaf] = leaves;
  if (!leaf) return refuse(input, "damaged");
  if (leaves.length === 1) return fromX509(input, format, leaf, check);
  const some = leaves.slice(0, 3).map(({ subject }) => `"${subject.text}"`);
  const subjects = [...some, ...(leaves.length > some.length ? ["..."] : [])].join(", ");
  return refuseBecause(
    input,
    `holds ${leaves.length} certificates that are no single chain (${subjects}): put each into a file of its own`,
  );
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
  return { ...declared(input, false), format: "list", names: list.names, at: { source, start: 0, end: 0 } };
}

/** What may be part of a key that lost its BEGIN line is not shown. */
function quoted(word: string): string {
  if (/^[A-Za-z0-9+/=]{20,}$/.test(word)) return `a word of ${word.length} characters`;
  return `"${word.length > 60 ? `${word.slice(0, 60)}...` : word}"`;
}
