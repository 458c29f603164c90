import { labelsOf, type Name, parentOf } from "../zone/name.js";
import type { Certificate, CertificateName, CertificateService } from "./certificate.js";

/**
 * Whether a certificate name covers the name that a client dialled (RFC 9525 §6.3): every label equal, or a wildcard as
 * the whole left-most label, which stands for exactly one label. The common name never counts (RFC 9525 §2).
 * @param name absolute, lower case, A-labels, as every Name is
 */
export function covers(certificateName: CertificateName, name: Name): boolean {
  return (
    certificateName.name === (certificateName.wildcard ? parentOf(name) : name) && coversSomething(certificateName)
  );
}

/**
 * Whether there is any name that a certificate name could cover: none for an address and for `*.com`, which OpenSSL and
 * browsers refuse because it would stand for every domain below a top-level one.
 */
export function coversSomething({ name, wildcard }: CertificateName): boolean {
  return name !== undefined && (!wildcard || labelsOf(name).length >= 2);
}

/**
 * The certificate name that covers a name; the exact one before a wildcard.
 * @returns undefined when none does
 */
export function coveringName(certificate: Certificate, name: Name): CertificateName | undefined {
  const { exact, wildcards } = indexOf(certificate);
  return exact.get(name) ?? wildcards.get(parentOf(name));
}

/** Whether any of the certificates covers the name. */
export function isCovered(certificates: readonly Certificate[], name: Name): boolean {
  return certificates.some((certificate) => coveringName(certificate, name) !== undefined);
}

/** The certificates that serve a service: those that say so, and those of which nothing is said. */
export function certificatesServing(
  service: CertificateService,
  certificates: readonly Certificate[],
): readonly Certificate[] {
  return certificates.filter(({ services }) => services.length === 0 || services.includes(service));
}

interface NameIndex {
  readonly exact: ReadonlyMap<Name, CertificateName>;
  readonly wildcards: ReadonlyMap<Name, CertificateName>;
}

/** Ten thousand zones ask the same certificate for every step of every walk. */
const indexes = new WeakMap<Certificate, NameIndex>();

function indexOf(certificate: Certificate): NameIndex {
  let index = indexes.get(certificate);
  if (!index) {
    index = { exact: byName(certificate, false), wildcards: byName(certificate, true) };
    indexes.set(certificate, index);
  }
  return index;
}

function byName(certificate: Certificate, wildcard: boolean): Map<Name, CertificateName> {
  const names = new Map<Name, CertificateName>();
  for (const one of certificate.names) {
    if (one.name === undefined || one.wildcard !== wildcard || names.has(one.name)) continue;
    if (coversSomething(one)) names.set(one.name, one);
  }
  return names;
}
