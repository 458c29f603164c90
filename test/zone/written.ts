import fc, { type Arbitrary } from "fast-check";

/** A field as somebody could write it, and the octets that the RFC makes of it; neither comes from the code under test. */
export interface Written {
  readonly text: string;
  readonly octets: readonly number[];
}

/** Fields with blanks between. */
export function inOrder(parts: readonly Written[]): Written {
  return { text: parts.map(({ text }) => text).join(" "), octets: parts.flatMap(({ octets }) => octets) };
}

export const octet = fc.integer({ min: 0, max: 255 });
export const someOctets = fc.array(octet, { minLength: 1, maxLength: 60 });

export const base64Characters = someOctets.map((octets) => ({
  text: Buffer.from(octets)
    .toString("base64")
    .replace(/^(...)/, "$1 "),
  octets,
}));

/** A key that begins with the root's name, as one of a private algorithm has to begin with some name (RFC 4034 §A.1.1). */
export const keyCharacters: Arbitrary<Written> = someOctets.map((octets) => ({
  text: Buffer.from([0, ...octets]).toString("base64"),
  octets: [0, ...octets],
}));

export function bigEndian(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(value / 256 ** (count - 1 - i)) % 256);
}

export function number(count: number): Arbitrary<Written> {
  const value = fc.integer({ min: 0, max: 256 ** count - 1 });
  return fc.tuple(value, fc.constantFrom("", "0", "00")).map(([value, zeros]) => ({
    text: zeros + value,
    octets: bigEndian(value, count),
  }));
}

export const seconds: Arbitrary<Written> = fc
  .tuple(fc.nat(100), fc.nat(23), fc.nat(59), fc.nat(59), fc.boolean())
  .map(([days, hours, minutes, rest, units]) => {
    const value = ((days * 24 + hours) * 60 + minutes) * 60 + rest;
    return { text: units ? `${days}d${hours}H${minutes}m${rest}s` : String(value), octets: bigEndian(value, 4) };
  });

/** An octet of a label or a string: as it is, after a backslash, or as three digits. */
function escapedOctet(special: string): Arbitrary<Written> {
  return fc.tuple(octet, fc.boolean()).map(([code, numeric]) => {
    const char = String.fromCharCode(code);
    const digits = `\\${String(code).padStart(3, "0")}`;
    if (code <= 0x20 || code >= 0x7f || numeric) return { text: digits, octets: [code] };
    return { text: special.includes(char) ? `\\${char}` : char, octets: [code] };
  });
}

function glued(parts: readonly Written[]): Written {
  return { text: parts.map(({ text }) => text).join(""), octets: parts.flatMap(({ octets }) => octets) };
}

const label = fc.array(escapedOctet('.;"()@\\'), { minLength: 1, maxLength: 20 }).map(glued);

const exampleOctets = [7, ...Array.from("example", (char) => char.charCodeAt(0)), 0];

export const domainName: Arbitrary<Written> = fc
  .tuple(fc.array(label, { maxLength: 5 }), fc.boolean())
  .map(([labels, absolute]) => {
    const octets = labels.flatMap((part) => [part.octets.length, ...part.octets]);
    const text = labels.map((part) => part.text).join(".");
    if (labels.length === 0) return absolute ? { text: ".", octets: [0] } : { text: "@", octets: exampleOctets };
    return absolute ? { text: `${text}.`, octets: [...octets, 0] } : { text, octets: [...octets, ...exampleOctets] };
  });

export const quotedText: Arbitrary<Written> = fc
  .array(escapedOctet('"\\'), { maxLength: 40 })
  .map(glued)
  .map(({ text, octets }) => ({ text: `"${text}"`, octets }));

const bareText = fc.array(escapedOctet(';"()\\ '), { minLength: 2, maxLength: 40 }).map(glued);

export function withLength({ text, octets }: Written): Written {
  return { text, octets: [octets.length, ...octets] };
}

// A bare word that begins with \# could be taken for octets; quotes say that it is text.
export const characterString = fc
  .oneof(quotedText, bareText)
  .map((value) => withLength(value.text.startsWith("\\#") ? { ...value, text: `"${value.text}"` } : value));

export const ipv4Address = fc.tuple(octet, octet, octet, octet).map((octets) => ({ text: octets.join("."), octets }));

export const ipv6Address: Arbitrary<Written> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 0xffff })), {
      minLength: 8,
      maxLength: 8,
    }),
    fc.nat(8),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([groups, from, upper, dotted]) => {
    const octets = groups.flatMap((group) => bigEndian(group, 2));
    const text = ipv6Text(groups, from, dotted, octets);
    return { text: upper ? text.toUpperCase() : text, octets };
  });

/** One of the ways to write an address: the zeros from a group on as `::`, the end as IPv4. */
function ipv6Text(groups: readonly number[], from: number, dotted: boolean, octets: readonly number[]): string {
  const words = groups.map((group) => group.toString(16));
  if (dotted) words.splice(6, 2, octets.slice(12).join("."));
  let zeros = 0;
  while (words[from + zeros] === "0") zeros++;
  if (zeros === 0) return words.join(":");
  return `${words.slice(0, from).join(":")}::${words.slice(from + zeros).join(":")}`;
}
