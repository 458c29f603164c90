import { definite, octetsOf } from "./ber.js";
import type { Cryptography } from "./cryptography.js";
import { childrenOf, contentOf, type Der, integerOf, oidOf, readDer, sequenceOf, tags } from "./der.js";
import { hex } from "./distinguished-name.js";
import { type PasswordCipher, passwordCipher } from "./password-cipher.js";

/** A certificate in a PKCS#12 file, with what Windows shows beside it. */
export interface Bag {
  readonly der: Uint8Array;
  /** Equal to that of the private key which belongs to it; absent on the certificates of authorities. */
  readonly localKeyId?: string;
  readonly friendlyName?: string;
}

export interface Pkcs12 {
  readonly certificates: readonly Bag[];
  /** The identifiers of the private keys; a key itself is neither decrypted nor looked at. */
  readonly keyIds: ReadonlySet<string>;
  readonly holdsKey: boolean;
}

export interface Unopened {
  /** A clause that follows the path. */
  readonly because: string;
  /** Another password may open it. */
  readonly isLocked?: true;
  /** What OpenSSL may be able to convert. */
  readonly isForeign?: true;
}

const oids = {
  data: "1.2.840.113549.1.7.1",
  encryptedData: "1.2.840.113549.1.7.6",
  x509Certificate: "1.2.840.113549.1.9.22.1",
  friendlyName: "1.2.840.113549.1.9.20",
  localKeyId: "1.2.840.113549.1.9.21",
};

/** The kinds of bags are numbered (RFC 7292 §4.2). */
const bagPrefix = "1.2.840.113549.1.12.10.1.";

const zeroTag = 0xa0;

const damaged: Unopened = { because: "is a damaged or cut PKCS#12 (PFX) file: export it again" };

const tooMuchWork: Unopened = {
  because:
    "is a PKCS#12 (PFX) file that asks for more rounds of hashing than any program writes, to waste time: export it again",
};

/**
 * In rounds of PBKDF2, for all parts of a file together: a few seconds for each password. Windows and OpenSSL write 2,000
 * rounds a part, browsers 600,000; more is made to waste time.
 */
const maxEffort = 4_000_000;

/**
 * Reads the certificates of a PKCS#12 file (RFC 7292), DER or BER. Its MAC is not checked: it vouches for the private
 * key, and a wrong password shows in the decryption. So a file whose certificates are not encrypted needs no password.
 * @param passwords tried in turn, the empty one before them
 */
export function readPkcs12(
  bytes: Uint8Array,
  passwords: readonly string[],
  cryptography?: Cryptography,
): Pkcs12 | Unopened {
  const pfx = definite(bytes);
  const [version, authSafe] = sequenceOf(pfx && readDer(pfx));
  const parts = integerOf(version) === 3 ? partsOf(authSafe) : damaged;
  if ("because" in parts) return parts;
  for (const password of ["", ...passwords]) {
    const lists = opened(parts, password, cryptography);
    if (lists) return contentsOf(lists);
  }
  return {
    isLocked: true,
    because:
      passwords.length === 0
        ? "is a PKCS#12 (PFX) file whose certificates are encrypted: put its password into a file and name that with --cert-password-file, or set ZONEWRIGHT_CERT_PASSWORD"
        : "is a PKCS#12 (PFX) file that the given password does not open, or it is damaged: give the password that it was exported with",
  };
}

/** One part of the file: what it holds, and how that is encrypted. */
interface Part {
  readonly content: Uint8Array;
  readonly cipher?: PasswordCipher;
}

/** AuthenticatedSafe (§4.1): plain parts and encrypted ones. */
function partsOf(authSafe: Der | undefined): Part[] | Unopened {
  const safe = plainContent(authSafe);
  const der = safe && definite(safe);
  const list = der && readDer(der);
  const infos = list?.tag === tags.sequence ? childrenOf(list) : undefined;
  if (!infos) return damaged;
  const parts: Part[] = [];
  let effort = 0;
  for (const info of infos) {
    const part = partOf(info);
    if ("because" in part) return part;
    parts.push(part);
    effort += part.cipher?.effort ?? 0;
  }
  return effort > maxEffort ? tooMuchWork : parts;
}

function partOf(info: Der): Part | Unopened {
  const [type, explicit] = sequenceOf(info);
  const oid = oidOf(type);
  if (oid === oids.data) {
    const content = plainContent(info);
    return content ? { content } : damaged;
  }
  if (oid !== oids.encryptedData) return oid === undefined ? damaged : foreign(oid);
  // EncryptedData (RFC 5652 §8): a version, and EncryptedContentInfo, whose content is [0] and implicit.
  const [encrypted] = (explicit?.tag === zeroTag && childrenOf(explicit)) || [];
  const [, algorithm, string] = sequenceOf(sequenceOf(encrypted)[1]);
  const cipher = passwordCipher(algorithm);
  const content = octetsOf(string);
  if (!cipher || !content) return damaged;
  return "unknown" in cipher ? foreign(cipher.unknown) : { content, cipher };
}

/** The octets of a ContentInfo of type data. */
function plainContent(info: Der | undefined): Uint8Array | undefined {
  const [type, explicit] = sequenceOf(info);
  const [string] = (explicit?.tag === zeroTag && childrenOf(explicit)) || [];
  return oidOf(type) === oids.data ? octetsOf(string) : undefined;
}

function foreign(oid: string): Unopened {
  return { because: `is a PKCS#12 (PFX) file encrypted in a way that is not read here (${oid})`, isForeign: true };
}

/** The bags of all parts, or undefined when the password does not open one of them. */
function opened(parts: readonly Part[], password: string, cryptography: Cryptography | undefined): Der[] | undefined {
  const bags: Der[] = [];
  for (const { content, cipher } of parts) {
    const candidates = !cipher ? [content] : cryptography ? cipher.decrypt(password, content, cryptography) : [];
    const found = firstBags(candidates);
    if (!found) return undefined;
    bags.push(...found);
  }
  return bags;
}

/** SafeContents (§4.2): a wrong key makes no SEQUENCE that ends where the text does. */
function firstBags(candidates: Iterable<Uint8Array>): Der[] | undefined {
  for (const candidate of candidates) {
    const der = definite(candidate);
    const list = der && readDer(der);
    const bags = list?.tag === tags.sequence ? childrenOf(list) : undefined;
    if (bags) return bags;
  }
  return undefined;
}

function contentsOf(bags: readonly Der[]): Pkcs12 {
  const certificates: Bag[] = [];
  const keyIds = new Set<string>();
  let holdsKey = false;
  const collect = (bag: Der): void => {
    const [type, explicit, attributes] = sequenceOf(bag);
    const [value] = (explicit?.tag === zeroTag && childrenOf(explicit)) || [];
    const said = attributesOf(attributes);
    switch (oidOf(type)) {
      case `${bagPrefix}1`:
      case `${bagPrefix}2`:
        holdsKey = true;
        if (said.localKeyId !== undefined) keyIds.add(said.localKeyId);
        break;
      case `${bagPrefix}3`: {
        const der = certificateIn(value);
        if (der) certificates.push({ der, ...said });
        break;
      }
      case `${bagPrefix}6`:
        sequenceOf(value).forEach(collect);
    }
  };
  bags.forEach(collect);
  return { certificates, keyIds, holdsKey };
}

/** CertBag (§4.2.3). */
function certificateIn(value: Der | undefined): Uint8Array | undefined {
  const [type, explicit] = sequenceOf(value);
  const [string] = (explicit?.tag === zeroTag && childrenOf(explicit)) || [];
  return oidOf(type) === oids.x509Certificate ? octetsOf(string) : undefined;
}

/** PKCS12Attribute (§4.2): each a type and a SET of values, of which there is one. */
function attributesOf(attributes: Der | undefined): Pick<Bag, "localKeyId" | "friendlyName"> {
  const said: { localKeyId?: string; friendlyName?: string } = {};
  for (const attribute of (attributes?.tag === tags.set && childrenOf(attributes)) || []) {
    const [type, values] = sequenceOf(attribute);
    const value = values && childrenOf(values)?.[0];
    if (!value) continue;
    const oid = oidOf(type);
    if (oid === oids.localKeyId) said.localKeyId = hex(contentOf(value));
    if (oid === oids.friendlyName) said.friendlyName = new TextDecoder("utf-16be").decode(contentOf(value));
  }
  return said;
}
