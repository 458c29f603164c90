import type { Span } from "../text/source.js";
import type { Name } from "../zone/name.js";

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

/** What a certificate file, a text list of names, `--san` or the config says. Dates, key and issuer are absent for a list. */
export interface Certificate {
  /** How it is called in messages: the config's label, else the file name, else `--san`. */
  readonly label: string;
  readonly format: "pem" | "der" | "list" | "planned";
  readonly names: readonly CertificateName[];
  /** Empty: none stated, then it serves them all. */
  readonly services: readonly CertificateService[];
  /** Declared, else private when self-signed, else public (design: settled points). */
  readonly issuerKind: "public" | "private";
  readonly subject?: string;
  readonly issuer?: string;
  readonly commonName?: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  /** As node:crypto names it: rsa, ec, ed25519 … */
  readonly keyType?: string;
  readonly keyBits?: number;
  readonly signature?: string;
  /** Extended key usages as OIDs. */
  readonly usages?: readonly string[];
  readonly selfSigned?: boolean;
  /** False when it has no subjectAltName extension at all; absent for a list. */
  readonly hasSan?: boolean;
  /** Its PEM file also holds a private key, which was not looked at. */
  readonly besidePrivateKey?: boolean;
  /** Where something about the certificate as a whole is reported. */
  readonly at: Span;
}
