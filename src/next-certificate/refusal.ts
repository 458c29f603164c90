import type { CertificateName } from "../certificate/certificate.js";
import { whyInternalOnCertificate } from "../certificate/internal-name.js";
import { labelsOf, type Name, parentOf, withoutDot } from "../zone/name.js";

/** A certificate name that stands nowhere yet. */
export type NameAlone = Omit<CertificateName, "at">;

/** A clause for messages, and who says so. */
export interface Refusal {
  readonly because: string;
  readonly source: string;
}

/** A name as it would stand on a certificate; one that begins with `*.` is a wildcard. */
export function asCertificateName(name: Name): NameAlone {
  const wildcard = name.startsWith("*.");
  return { text: withoutDot(name), wildcard, name: wildcard ? parentOf(name) : name };
}

const hostLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Why no public authority issues for a name; for underscores since CA/Browser Forum ballot SC12. */
export function whyRefused(written: NameAlone): Refusal | undefined {
  const internal = whyInternalOnCertificate({ ...written, at: nowhere });
  if (internal) return internal;
  const { name } = written;
  if (!name || labelsOf(name).every((label) => hostLabel.test(label))) return undefined;
  return {
    because: name.includes("_") ? "it has an underscore" : "it is no host name",
    source: "RFC 5280 §4.2.1.6, Baseline Requirements §7.1.2.7.12",
  };
}

const nowhere = { source: { path: "", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
