import { tags } from "../certificate/der.js";
import { bitString, der, objectIdentifier, sequence } from "./der-writer.js";
import type { RequestedCertificate, SubjectAttribute } from "./subject.js";

const attributeTypes: Readonly<Record<SubjectAttribute["type"], string>> = {
  C: "2.5.4.6",
  ST: "2.5.4.8",
  L: "2.5.4.7",
  O: "2.5.4.10",
  CN: "2.5.4.3",
};

/** A key of its owner's, as far as a request needs it. */
export interface RequestKey {
  /** SubjectPublicKeyInfo of an RSA key, in DER. */
  readonly publicKey: Uint8Array;
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  sign(octets: Uint8Array): Uint8Array;
}

/**
 * A certification request (PKCS #10, RFC 2986 §4) in PEM (RFC 7468 §7), with the extensions that OpenSSL's configuration
 * of the same request asks for.
 */
export function pkcs10Request(requested: RequestedCertificate, key: RequestKey): string {
  const info = requestInfo(requested, key.publicKey);
  const algorithm = sequence(objectIdentifier(sha256WithRsa), der(nullTag));
  return pem(sequence(info, algorithm, bitString(key.sign(info))));
}

const sha256WithRsa = "1.2.840.113549.1.1.11";
const extensionRequest = "1.2.840.113549.1.9.14";
const serverAuth = "1.3.6.1.5.5.7.3.1";
const nullTag = 0x05;
const printableString = 0x13;
const contextZero = 0xa0;
const dnsName = 0x82;

function requestInfo({ names, subject }: RequestedCertificate, publicKey: Uint8Array): Uint8Array {
  const version = der(tags.integer, Uint8Array.of(0));
  const attribute = sequence(objectIdentifier(extensionRequest), der(tags.set, extensions(names)));
  return sequence(version, sequence(...subject.map(relativeName)), publicKey, der(contextZero, attribute));
}

/** A country is a PrintableString, everything else may be UTF-8 (RFC 5280 §4.1.2.4, appendix A.1). */
function relativeName({ type, value }: SubjectAttribute): Uint8Array {
  const tag = type === "C" ? printableString : tags.utf8String;
  return der(tags.set, sequence(objectIdentifier(attributeTypes[type]), der(tag, utf8(value))));
}

function extensions(names: readonly string[]): Uint8Array {
  // digitalSignature and keyEncipherment, of eight bits the last five unused (RFC 5280 §4.2.1.3).
  const usage = der(tags.bitString, Uint8Array.of(5, 0xa0));
  const critical = der(tags.boolean, Uint8Array.of(0xff));
  return sequence(
    sequence(objectIdentifier("2.5.29.15"), critical, der(tags.octetString, usage)),
    sequence(objectIdentifier("2.5.29.37"), der(tags.octetString, sequence(objectIdentifier(serverAuth)))),
    sequence(
      objectIdentifier("2.5.29.17"),
      der(tags.octetString, sequence(...names.map((name) => der(dnsName, utf8(name))))),
    ),
  );
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function pem(octets: Uint8Array): string {
  let binary = "";
  for (const octet of octets) binary += String.fromCharCode(octet);
  const lines = btoa(binary).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join("\n")}\n-----END CERTIFICATE REQUEST-----\n`;
}
