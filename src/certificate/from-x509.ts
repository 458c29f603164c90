import type { Certificate, Digests, Encoding } from "./certificate.js";
import { type CertificateInput, declared } from "./certificate-input.js";
import type { Cryptography } from "./cryptography.js";
import { hex } from "./distinguished-name.js";
import { isSelfIssued } from "./leaf.js";
import { subjectFacts } from "./subject-facts.js";
import type { X509 } from "./x509.js";

/** What is judged of an X.509 certificate. */
export function fromX509(
  input: CertificateInput,
  format: Certificate["format"],
  x509: X509,
  cryptography: Cryptography | undefined,
): Certificate {
  const selfSigned = isSelfSigned(x509, cryptography);
  const { notBefore, notAfter, serial, authorityKeyId } = x509;
  return {
    ...{ ...declared(input, selfSigned), kind: "certificate", format, ...subjectFacts(x509, input.path) },
    ...{ notBefore, notAfter, issuer: x509.issuer.text, serial, selfSigned, encoding: encodingOf(x509, cryptography) },
    ...(authorityKeyId !== undefined && { authorityKeyId }),
    ...(cryptography && { thumbprint: hex(cryptography.hash("sha1", x509.der)).toUpperCase() }),
  };
}

/** Copies: a view would keep the whole file in memory, and perhaps a key. */
export function encodingOf(
  { der, publicKeyDer, subjectDer, issuerDer }: X509,
  cryptography: Cryptography | undefined,
): Encoding {
  return {
    der: new Uint8Array(der),
    publicKey: new Uint8Array(publicKeyDer),
    subject: new Uint8Array(subjectDer),
    issuer: new Uint8Array(issuerDer),
    ...(cryptography && {
      digests: { certificate: digestsOf(der, cryptography), publicKey: digestsOf(publicKeyDer, cryptography) },
    }),
  };
}

function digestsOf(bytes: Uint8Array, { hash }: Cryptography): Digests {
  return { sha256: hex(hash("sha256", bytes)).toUpperCase(), sha512: hex(hash("sha512", bytes)).toUpperCase() };
}

/** After a change of keys an authority signs in its own name with another key: identifiers tell that too. */
function isSelfSigned(x509: X509, cryptography: Cryptography | undefined): boolean {
  const { subjectKeyId, authorityKeyId } = x509;
  const isOwnKey = subjectKeyId === undefined || authorityKeyId === undefined || subjectKeyId === authorityKeyId;
  return isSelfIssued(x509) && isOwnKey && (cryptography?.isSignedByItself(x509.der) ?? true);
}
