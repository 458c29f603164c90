import type { Certificate } from "./certificate.js";
import type { CertificateInput } from "./certificate-input.js";
import { decodeCertificate } from "./decode.js";
import type { Unreadable } from "./refusal.js";

/**
 * Reads a certificate: PEM (of a chain the server's own certificate is used), DER, or a text list of names. The content
 * decides, not the extension. With Node's cryptography a certificate in its own name is checked to have signed itself.
 * @returns the certificate, or one sentence that says what the file is and what to do
 */
export function readCertificate(input: CertificateInput): Certificate | Unreadable {
  return decodeCertificate(input, signedByItself);
}

/** Loads node:crypto when a certificate needs it: a list of names never does. */
function signedByItself(der: Uint8Array): boolean {
  const { X509Certificate } = process.getBuiltinModule("node:crypto");
  try {
    const certificate = new X509Certificate(der);
    return certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}
