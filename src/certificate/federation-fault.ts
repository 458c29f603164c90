import type { Certainty } from "../finding.js";
import type { Certificate } from "./certificate.js";

/** What a federation trust does not take of a certificate. */
export interface FederationFault {
  /** A clause for messages, after the name of the certificate. */
  readonly what: string;
  readonly certainty: Certainty;
}

/** id-kp-clientAuth and anyExtendedKeyUsage (RFC 5280 §4.2.1.12). */
const clientAuthentication = "1.3.6.1.5.5.7.3.2";
const anyUsage = "2.5.29.37.0";

/**
 * Holds a certificate against what Exchange demands of the one for a federation trust (Exchange 2013, "Federation"), as
 * far as the certificate itself tells: not where its key is kept, whether it can be exported, and who trusts it. Names do
 * not matter, self-signed is right, and of the dates other rules speak.
 */
export function federationFaults(certificate: Certificate): FederationFault[] {
  if (certificate.kind === "planned") return [];
  return [...keyFaults(certificate), ...identifierFaults(certificate), ...usageFaults(certificate)];
}

function keyFaults({ keyType, signature }: Certificate): FederationFault[] {
  const certain = (what: string): FederationFault[] => [{ what, certainty: "certain" }];
  if (keyType !== undefined && keyType !== "rsa") return certain(`has a key of type ${keyType}, not RSA`);
  // A request is signed with its own key; an RSA key may be certified by an authority with another kind.
  if (signature === undefined || /rsa/i.test(signature)) return [];
  return certain(`is signed with ${signature}, not with RSA`);
}

/** An authority may add the identifier to what was asked for. */
function identifierFaults({ kind, subjectKeyId }: Certificate): FederationFault[] {
  if (kind === "request" || subjectKeyId !== undefined) return [];
  return [{ what: "has no subject key identifier", certainty: "certain" }];
}

/** Without the extension a certificate is good for everything; whether Exchange agrees its documentation does not say. */
function usageFaults({ kind, usages }: Certificate): FederationFault[] {
  if (usages === undefined || usages.includes(anyUsage)) {
    return kind === "request"
      ? []
      : [{ what: "does not name client authentication as a usage", certainty: "possible" }];
  }
  if (usages.includes(clientAuthentication)) return [];
  return [{ what: "is not meant for client authentication", certainty: "certain" }];
}
