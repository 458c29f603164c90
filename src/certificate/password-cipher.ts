import type { CipherName, Cryptography, HashName } from "./cryptography.js";
import { contentOf, type Der, integerOf, oidOf, sequenceOf, tags } from "./der.js";
import { bmpPassword, derivationEffort, pkcs12Key, purposes } from "./pkcs12-key.js";
import { decryptRc2 } from "./rc2.js";

/** An AlgorithmIdentifier that encrypts with a password: how much it computes, and how it decrypts. */
export interface PasswordCipher {
  /** How long one attempt takes, in rounds of PBKDF2. */
  readonly effort: number;
  /** @returns what may be the text: none, or one that makes no sense, when the password is another one */
  decrypt(password: string, encrypted: Uint8Array, cryptography: Cryptography): Iterable<Uint8Array>;
}

const pbes2 = "1.2.840.113549.1.5.13";
const pbkdf2 = "1.2.840.113549.1.5.12";

/** RFC 8018 appendix B.1.2; HMAC with SHA-1 is the default. */
const hmacs: Readonly<Record<string, readonly [HashName, length: number]>> = {
  "1.2.840.113549.2.7": ["sha1", 20],
  "1.2.840.113549.2.8": ["sha224", 28],
  "1.2.840.113549.2.9": ["sha256", 32],
  "1.2.840.113549.2.10": ["sha384", 48],
  "1.2.840.113549.2.11": ["sha512", 64],
};

type BlockCipher = { readonly name: CipherName | "rc2"; readonly keyLength: number; readonly ivLength: number };

/** RFC 8018 appendix B.2, RFC 3565 §4.1. */
const pbes2Ciphers: Readonly<Record<string, BlockCipher>> = {
  "1.2.840.113549.3.7": { name: "des-ede3-cbc", keyLength: 24, ivLength: 8 },
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyLength: 16, ivLength: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyLength: 24, ivLength: 16 },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", keyLength: 32, ivLength: 16 },
};

/** RFC 7292 appendix C: those with RC4 (1 and 2) are left out, since nothing writes them. */
const pkcs12Ciphers: Readonly<Record<string, BlockCipher>> = {
  "1.2.840.113549.1.12.1.3": { name: "des-ede3-cbc", keyLength: 24, ivLength: 8 },
  "1.2.840.113549.1.12.1.4": { name: "des-ede-cbc", keyLength: 16, ivLength: 8 },
  "1.2.840.113549.1.12.1.5": { name: "rc2", keyLength: 16, ivLength: 8 },
  "1.2.840.113549.1.12.1.6": { name: "rc2", keyLength: 5, ivLength: 8 },
};

/**
 * Reads how something was encrypted with a password.
 * @returns the algorithm that is not known here, as an OID; undefined when its parameters are damaged
 */
export function passwordCipher(algorithm: Der | undefined): PasswordCipher | { readonly unknown: string } | undefined {
  const [identifier, parameters] = sequenceOf(algorithm);
  const oid = oidOf(identifier);
  if (oid === undefined) return undefined;
  if (oid === pbes2) return pbes2Cipher(parameters);
  const cipher = pkcs12Ciphers[oid];
  return cipher ? pkcs12Cipher(cipher, parameters) : { unknown: oid };
}

/** PBES2-params (RFC 8018 appendix A.4): a key derivation and a cipher. */
function pbes2Cipher(parameters: Der | undefined): PasswordCipher | { readonly unknown: string } | undefined {
  const [derivation, encryption] = sequenceOf(parameters).map(sequenceOf);
  const [kdf, cipherOid] = [oidOf(derivation?.[0]), oidOf(encryption?.[0])];
  const iv = encryption?.[1];
  if (kdf === undefined || cipherOid === undefined || iv?.tag !== tags.octetString) return undefined;
  if (kdf !== pbkdf2) return { unknown: kdf };
  // PBKDF2-params (appendix A.2): the length may be left out, as the cipher tells it, and so may HMAC with SHA-1.
  const [salt, count, ...rest] = sequenceOf(derivation?.[1]);
  const iterations = integerOf(count);
  if (salt?.tag !== tags.octetString || !iterations) return undefined;
  const [prf] = sequenceOf(rest.find(({ tag }) => tag === tags.sequence));
  const prfOid = prf ? oidOf(prf) : "1.2.840.113549.2.7";
  if (prfOid === undefined) return undefined;
  const hmac = hmacs[prfOid];
  const cipher = pbes2Ciphers[cipherOid];
  if (!hmac || !cipher) return { unknown: hmac ? cipherOid : prfOid };
  const [hash, hashLength] = hmac;
  return {
    effort: Math.ceil(cipher.keyLength / hashLength) * iterations,
    *decrypt(password, encrypted, cryptography) {
      const key = cryptography.pbkdf2(hash, password, contentOf(salt), iterations, cipher.keyLength);
      yield* decrypted(cipher, key, contentOf(iv), encrypted, cryptography);
    },
  };
}

/** pkcs-12PbeParams (RFC 7292 appendix C): a salt and a count. */
function pkcs12Cipher(cipher: BlockCipher, parameters: Der | undefined): PasswordCipher | undefined {
  const [salt, count] = sequenceOf(parameters);
  const iterations = integerOf(count);
  if (salt?.tag !== tags.octetString || !iterations) return undefined;
  const { keyLength, ivLength } = cipher;
  return {
    effort: derivationEffort(keyLength, iterations) + derivationEffort(ivLength, iterations),
    *decrypt(password, encrypted, cryptography) {
      const sha1 = (bytes: Uint8Array) => cryptography.hash("sha1", bytes);
      // "No password" is an empty string to some, which has two octets, and no octets at all to others.
      for (const octets of password === "" ? [bmpPassword(""), new Uint8Array()] : [bmpPassword(password)]) {
        const key = pkcs12Key(octets, contentOf(salt), iterations, purposes.key, keyLength, sha1);
        const iv = pkcs12Key(octets, contentOf(salt), iterations, purposes.iv, ivLength, sha1);
        yield* decrypted(cipher, key, iv, encrypted, cryptography);
      }
    },
  };
}

function decrypted(
  { name, ivLength }: BlockCipher,
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
  cryptography: Cryptography,
): Uint8Array[] {
  if (iv.length !== ivLength) return [];
  const text = name === "rc2" ? decryptRc2(key, iv, encrypted) : cryptography.decrypt(name, key, iv, encrypted);
  return text ? [text] : [];
}
