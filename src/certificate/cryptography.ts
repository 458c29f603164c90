/** Hash functions by the names that node:crypto knows. */
export type HashName = "sha1" | "sha224" | "sha256" | "sha384" | "sha512";

/** Block ciphers in CBC mode by the names that node:crypto knows. */
export type CipherName = "aes-128-cbc" | "aes-192-cbc" | "aes-256-cbc" | "des-ede-cbc" | "des-ede3-cbc";

/** What reading a certificate computes and the core does not: handed in, so that the core also runs in a browser. */
export interface Cryptography {
  /** Whether a certificate in its own name (DER) was signed by its own key. */
  isSignedByItself(certificate: Uint8Array): boolean;
  hash(name: HashName, bytes: Uint8Array): Uint8Array;
  /** PBKDF2 (RFC 8018 §5.2) with HMAC over a hash. */
  pbkdf2(name: HashName, password: string, salt: Uint8Array, iterations: number, length: number): Uint8Array;
  /** @returns the text without its padding; undefined when it is not padded, or key and text do not fit the cipher */
  decrypt(name: CipherName, key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Uint8Array | undefined;
}
