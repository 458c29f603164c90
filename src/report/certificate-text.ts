import type { Certificate } from "../certificate/certificate.js";
import type { RemarkedName } from "../certificate/remarked-name.js";
import { printable } from "../text/printable.js";
import { withULabels } from "../zone/u-label.js";
import { displayWidth } from "./width.js";

const dayMs = 86_400_000;

/** Extended key usages (RFC 5280 §4.2.1.12) by the names that OpenSSL prints. */
const usageNames: Readonly<Record<string, string>> = {
  "2.5.29.37.0": "any",
  "1.3.6.1.5.5.7.3.1": "serverAuth",
  "1.3.6.1.5.5.7.3.2": "clientAuth",
  "1.3.6.1.5.5.7.3.3": "codeSigning",
  "1.3.6.1.5.5.7.3.4": "emailProtection",
  "1.3.6.1.5.5.7.3.8": "timeStamping",
  "1.3.6.1.5.5.7.3.9": "OCSPSigning",
};

const formatNames = {
  pem: "PEM",
  der: "DER",
  pkcs7: "PKCS#7",
  pkcs12: "PKCS#12 (PFX)",
  list: "list of names",
  planned: "planned names",
};

/** Where facts begin, behind their labels. */
const factColumn = 12;

/**
 * A certificate as `cert show` prints it: one fact a line, then one name a line with what is remarkable about it.
 * @param names of the same certificate
 * @param now what "expired" is measured from
 * @returns lines without line ends, safe for a terminal
 */
export function certificateText(certificate: Certificate, names: readonly RemarkedName[], now: Date): string[] {
  const shown = names.map(({ text, remarks }) => ({ name: shownName(text), remarks: remarks.join("; ") }));
  const width = Math.max(0, ...shown.map(({ name }) => displayWidth(name)).filter((columns) => columns <= 60));
  return [
    printable(`${certificate.at.source.path}: ${whatItIs(certificate)}`),
    ...factsOf(certificate, now).map(([label, fact]) => `  ${label.padEnd(factColumn)}${printable(fact)}`),
    `  ${"names".padEnd(factColumn)}${names.length === 0 ? noNames(certificate) : names.length}`,
    ...shown.map(({ name, remarks }) => `    ${remarks ? `${padded(name, width)}  ${printable(remarks)}` : name}`),
  ];
}

function whatItIs({ kind, format }: Certificate): string {
  const what = { certificate: "certificate, ", request: "certificate request, ", planned: "" };
  return what[kind] + formatNames[format];
}

function factsOf(certificate: Certificate, now: Date): [string, string][] {
  const { kind, subject, issuer, notBefore, notAfter, signature, usages, services, besidePrivateKey } = certificate;
  const facts: [string, string | undefined][] = [
    ["subject", subject],
    ["called", certificate.friendlyName],
    ["issuer", certificate.selfSigned ? "itself (self-signed)" : issuer],
    ["valid", notBefore && notAfter && validity(notBefore, notAfter, now)],
    ["issued", kind === "request" ? "not yet: a request has no dates and no issuer" : undefined],
    ["key", keyOf(certificate)],
    ["signature", signature],
    ["usage", usages?.map((oid) => usageNames[oid] ?? oid).join(", ")],
    ["key usage", certificate.keyUsages?.join(", ")],
    ["thumbprint", certificate.thumbprint],
    ["chain", certificate.chain?.map((link) => link.subject).join("; ")],
    ["beside it", besidePrivateKey ? "a private key, which was not read" : undefined],
    ["services", services.join(", ") || undefined],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

function keyOf({ keyType, keyBits, keyCurve }: Certificate): string | undefined {
  const size = keyBits === undefined ? undefined : `${keyBits} bits`;
  return keyType && [keyType, keyCurve, size].filter((part) => part !== undefined).join(", ");
}

function validity(notBefore: Date, notAfter: Date, now: Date): string {
  const span = `${minute(notBefore)} to ${minute(notAfter)} UTC`;
  if (now < notBefore) return `${span}: not valid yet, begins in ${days(notBefore.getTime() - now.getTime())}`;
  const left = notAfter.getTime() - now.getTime();
  return left < 0 ? `${span}: expired ${days(-left)} ago` : `${span}: ${days(left)} left`;
}

function minute(date: Date): string {
  return date.toISOString().slice(0, 16).replace("T", " ");
}

function days(milliseconds: number): string {
  const count = Math.floor(milliseconds / dayMs);
  if (count === 0) return "less than a day";
  return count === 1 ? "1 day" : `${count} days`;
}

function noNames({ hasSan, kind }: Certificate): string {
  if (hasSan !== false) return "none";
  return kind === "request"
    ? "none: it asks for no subject alternative names, and its common name does not count"
    : "none: it has no subject alternative names, and its common name does not count";
}

/** A-labels, and beside them what people read. */
function shownName(text: string): string {
  const readable = withULabels(text);
  return printable(readable === text ? text : `${text} (${readable})`);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
