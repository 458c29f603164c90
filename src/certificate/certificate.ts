import type { Span } from "../text/source.js";
import type { Name } from "../zone/name.js";
import type { KeyUsage } from "./x509-extensions.js";

/** A name as the certificate carries it: a host name, or a wildcard whose `name` is what stands after `*.`. */
export interface CertificateName {
  /** As written, lower case, A-labels, without a final dot: `*.contoso.com`. */
  readonly text: string;
  /** The host name; for a wildcard the name below which it covers one label. Absent when it is no DNS name (`under score`, an IP address). */
  readonly name?: Name;
  readonly wildcard: boolean;
  /** Where it stands: the line of a list, the place in `--san`; the start of a binary file. */
  readonly at: Span;
}

export type CertificateService = "iis" | "smtp" | "pop" | "imap" | "um" | "federation";

/** Encoded parts, for what is computed from them (TLSA records) or compared octet by octet. All in DER. */
export interface Encoding {
  /** The whole certificate, or the whole request. */
  readonly der: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly subject: Uint8Array;
  /** Absent for a request. */
  readonly issuer?: Uint8Array;
  /** What TLSA records carry; absent for a request, and where nothing computes hashes. */
  readonly digests?: { readonly certificate: Digests; readonly publicKey: Digests };
}

/** In upper-case hexadecimal. */
export interface Digests {
  readonly sha256: string;
  readonly sha512: string;
}

/** Another certificate of the same file: of an authority, as a rule. */
export interface ChainLink {
  readonly subject: string;
  readonly encoding: Encoding;
}

/** What a certificate file, a request, a text list of names, `--san` or the config says. Names alone have no dates, key and issuer. */
export interface Certificate {
  /** How it is called in messages: the config's label, else the file name, else `--san`. */
  readonly label: string;
  /** What it stands for: one that was issued, one that was asked for, or names alone (a list, `--san`, the config). */
  readonly kind: "certificate" | "request" | "planned";
  /** What it came in. */
  readonly format: "pem" | "der" | "pkcs7" | "pkcs12" | "list" | "planned";
  readonly names: readonly CertificateName[];
  /** Empty: none stated, then it serves them all. */
  readonly services: readonly CertificateService[];
  /** Declared, else private when self-signed, else public (design: settled points). */
  readonly issuerKind: "public" | "private";
  readonly subject?: string;
  readonly issuer?: string;
  /** What its issuer calls itself in CAA records, lower case, as declared. */
  readonly caa?: readonly string[];
  readonly commonName?: string;
  /** What Windows calls it; only PKCS#12 says. */
  readonly friendlyName?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** As node:crypto names it: rsa, ec, ed25519 … */
  readonly keyType?: string;
  readonly keyBits?: number;
  /** Of an `ec` key: `P-256` …, or an OID. */
  readonly keyCurve?: string;
  /** As OpenSSL prints it: sha256WithRSAEncryption, ecdsa-with-SHA1, `rsassaPss with sha256` … */
  readonly signature?: string;
  /** Extended key usages as OIDs; absent without the extension. */
  readonly usages?: readonly string[];
  /** Absent without the extension. */
  readonly keyUsages?: readonly KeyUsage[];
  /** May it sign others (basicConstraints)? Absent for names alone. */
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  /** Hexadecimal in upper case, as are the identifiers below. */
  readonly serial?: string;
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
  /** SHA-1 over the certificate, as Windows and Exchange name it; absent where nothing computes hashes. */
  readonly thumbprint?: string;
  /** Issuer and subject are one, and it was signed by its own key. Absent for a request and for names alone. */
  readonly selfSigned?: boolean;
  /** False when it has no subjectAltName extension at all; absent for names alone. */
  readonly hasSan?: boolean;
  /** Its file also holds a private key, which was not looked at. */
  readonly besidePrivateKey?: boolean;
  readonly encoding?: Encoding;
  /** What else its file holds, in the order of the file; absent when it is alone. */
  readonly chain?: readonly ChainLink[];
  /** Where something about the certificate as a whole is reported. */
  readonly at: Span;
}
