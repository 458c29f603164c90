import type { Certificate } from "./certificate.js";
import { type CertificateInput, declared } from "./certificate-input.js";
import type { CertificateRequest } from "./request.js";
import { subjectFacts } from "./subject-facts.js";

/** What is judged of a request: the certificate that it asks for, which has no dates and no issuer yet. */
export function fromRequest(
  input: CertificateInput,
  format: Certificate["format"],
  request: CertificateRequest,
): Certificate {
  const { der, publicKeyDer, subjectDer } = request;
  return {
    ...{ ...declared(input, false), kind: "request", format, ...subjectFacts(request, input.path) },
    // Copies: a view would keep the whole file in memory, and perhaps a key.
    encoding: {
      der: new Uint8Array(der),
      publicKey: new Uint8Array(publicKeyDer),
      subject: new Uint8Array(subjectDer),
    },
  };
}
