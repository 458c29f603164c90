import { labelsOf, type Name, parentOf } from "../zone/name.js";
import type { Certificate, CertificateName } from "./certificate.js";
import { isCovered } from "./name-match.js";

/** A wildcard that people take for covering a name, though it does not (RFC 9525 §6.3). */
export interface WildcardGap {
  readonly certificate: Certificate;
  readonly wildcard: CertificateName;
  /** `deep`: two labels or more below; `apex`: the very name that the wildcard stands below. */
  readonly kind: "deep" | "apex";
}

/**
 * The nearest wildcard above a name that does not cover it.
 * @returns undefined when a certificate covers the name, or no wildcard stands above it
 */
export function wildcardGap(certificates: readonly Certificate[], name: Name): WildcardGap | undefined {
  if (isCovered(certificates, name)) return undefined;
  for (let parent = name; labelsOf(parent).length >= 2; parent = parentOf(parent)) {
    for (const certificate of certificates) {
      const wildcard = certificate.names.find((one) => one.wildcard && one.name === parent);
      if (wildcard) return { certificate, wildcard, kind: parent === name ? "apex" : "deep" };
    }
  }
  return undefined;
}
