import type { Certificate } from "./certificate.js";
import type { CertificateInput } from "./certificate-input.js";
import type { Cryptography } from "./cryptography.js";
import { decodeCertificate } from "./decode.js";
import type { Unreadable } from "./refusal.js";

/**
 * Reads a certificate: PEM, DER, PKCS#7 and PKCS#12 (of a chain the server's own certificate is used), a request for one
 * (PKCS#10), or a text list of names. The content decides, not the extension. With Node's cryptography a certificate in
 * its own name is checked to have signed itself. Of a private key beside it nothing is read.
 * @returns the certificate, or one sentence that says what the file is and what to do
 */
export function readCertificate(input: CertificateInput): Certificate | Unreadable {
  return decodeCertificate(input, cryptography);
}

/** Loads node:crypto when something is computed: a list of names never needs it. */
const crypto = () => process.getBuiltinModule("node:crypto");

const cryptography: Cryptography = {
  isSignedByItself(der) {
    return (
      attempt(() => {
        const certificate = new (crypto().X509Certificate)(der);
        return certificate.verify(certificate.publicKey);
      }) ?? false
    );
  },
  hash: (name, bytes) => crypto().hash(name, bytes, "buffer"),
  pbkdf2: (name, password, salt, iterations, length) => crypto().pbkdf2Sync(password, salt, iterations, length, name),
  decrypt(name, key, iv, encrypted) {
    return attempt(() => {
      const decipher = crypto().createDecipheriv(name, key, iv);
      return Buffer.concat([decipher.update(encrypted), decipher.final()]);
    });
  },
};

/** OpenSSL throws for what does not fit together. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}
