/** PITABLE (RFC 2268 §2): octets in the order of the digits of pi, in hexadecimal. */
const piTableHex =
  "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2" +
  "179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82" +
  "54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626" +
  "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7" +
  "08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec" +
  "c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731" +
  "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9" +
  "0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad";

const blockLength = 8;

/** How far each of the four words is turned in a mixing round (§3.1). */
const turns = [1, 2, 3, 5] as const;

/**
 * Decrypts RC2 in CBC mode (RFC 2268), which older Windows and Java use for the certificates in a PKCS#12 file and which
 * OpenSSL 3, and so Node, knows no more. The effective key length is that of the key.
 * @param iv eight octets
 * @returns the text without its padding; undefined when it is not padded: the key was another one
 */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Uint8Array | undefined {
  if (encrypted.length === 0 || encrypted.length % blockLength !== 0) return undefined;
  const words = expandedKey(key);
  const text = new Uint8Array(encrypted.length);
  let before = iv;
  for (let at = 0; at < encrypted.length; at += blockLength) {
    const block = encrypted.subarray(at, at + blockLength);
    const mixed = decryptBlock(words, block);
    for (let i = 0; i < blockLength; i++) text[at + i] = mixed[i]! ^ before[i]!;
    before = block;
  }
  return withoutPadding(text);
}

/** Key expansion (§2) into 64 words of 16 bits. */
function expandedKey(key: Uint8Array): Uint16Array {
  const piTable = octets(piTableHex);
  const table = new Uint8Array(128);
  table.set(key);
  for (let i = key.length; i < 128; i++) table[i] = piTable[(table[i - 1]! + table[i - key.length]!) & 0xff]!;
  // A whole number of octets, so no bits are masked out.
  table[128 - key.length] = piTable[table[128 - key.length]!]!;
  for (let i = 127 - key.length; i >= 0; i--) table[i] = piTable[table[i + 1]! ^ table[i + key.length]!]!;
  return Uint16Array.from({ length: 64 }, (_, i) => table[2 * i]! | (table[2 * i + 1]! << 8));
}

/** §4: sixteen rounds of reverse mixing, reverse mashing after the fifth and the eleventh. */
function decryptBlock(key: Uint16Array, block: Uint8Array): Uint8Array {
  const r = Uint16Array.from({ length: 4 }, (_, i) => block[2 * i]! | (block[2 * i + 1]! << 8));
  for (let round = 15; round >= 0; round--) {
    for (let i = 3; i >= 0; i--) {
      const [one, two, three] = [r[(i + 3) & 3]!, r[(i + 2) & 3]!, r[(i + 1) & 3]!];
      const turned = (r[i]! >>> turns[i]!) | (r[i]! << (16 - turns[i]!));
      r[i] = turned - key[4 * round + i]! - (one & two) - (~one & three);
    }
    if (round === 11 || round === 5) for (let i = 3; i >= 0; i--) r[i]! -= key[r[(i + 3) & 3]! & 63]!;
  }
  return Uint8Array.from({ length: blockLength }, (_, i) => r[i >> 1]! >>> (8 * (i & 1)));
}

/** RFC 8018 §6.1.1 step 4: as many octets as each of them says. */
function withoutPadding(text: Uint8Array): Uint8Array | undefined {
  const length = text.at(-1) ?? 0;
  const isPadded = length >= 1 && length <= blockLength && text.subarray(-length).every((octet) => octet === length);
  return isPadded ? text.subarray(0, -length) : undefined;
}

function octets(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
