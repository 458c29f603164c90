import fc, { type Arbitrary } from "fast-check";
import {
  base64Characters,
  bigEndian,
  characterString,
  domainName,
  inOrder,
  ipv4Address,
  ipv6Address,
  keyCharacters,
  octet,
  someOctets,
  type Written,
  withLength,
} from "./written.js";

/** RFC 3123 §4: the address without the zero octets at its end, the negation as the first bit of its length. */
const addressPrefix: Arbitrary<Written> = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      ipv4Address.map((address) => ({ family: 1, address })),
      ipv6Address.map((address) => ({ family: 2, address })),
    ),
    fc.nat(32),
  )
  .map(([negated, { family, address }, prefix]) => {
    const octets = address.octets.slice(0, address.octets.findLastIndex((code) => code !== 0) + 1);
    return {
      text: `${negated ? "!" : ""}${family}:${address.text}/${prefix}`,
      octets: [0, family, prefix, octets.length + (negated ? 0x80 : 0), ...octets],
    };
  });

/** RFC 8005 §5: the lengths of tag and key before them. */
const hostIdentity: Arbitrary<Written> = fc
  .tuple(octet, someOctets, someOctets, fc.array(domainName, { maxLength: 3 }))
  .map(([algorithm, tag, key, servers]) => {
    const list = inOrder(servers);
    const base64Key = Buffer.from(key).toString("base64");
    return {
      text: `${algorithm} ${Buffer.from(tag).toString("hex")} ${base64Key} ${list.text}`.trimEnd(),
      octets: [tag.length, algorithm, ...bigEndian(key.length, 2), ...tag, ...key, ...list.octets],
    };
  });

/** A gateway of each kind, with the number of the kind (RFC 4025 §2.3). */
const gateway = fc.oneof(
  fc.constant({ kind: 0, written: { text: ".", octets: [] } }),
  ipv4Address.map((written) => ({ kind: 1, written })),
  ipv6Address.map((written) => ({ kind: 2, written })),
  domainName.map((written) => ({ kind: 3, written })),
);

const gatewayAndKey: Arbitrary<Written> = fc
  .tuple(octet, gateway, octet, base64Characters)
  .map(([precedence, { kind, written }, algorithm, key]) => ({
    text: `${precedence} ${kind} ${algorithm} ${written.text} ${key.text}`,
    octets: [precedence, kind, algorithm, ...written.octets, ...key.octets],
  }));

/** RFC 8777 §4.2: the discovery bit and the type share an octet. */
const relay: Arbitrary<Written> = fc
  .tuple(octet, fc.boolean(), gateway)
  .map(([precedence, discovery, { kind, written }]) => ({
    text: `${precedence} ${Number(discovery)} ${kind} ${written.text}`,
    octets: [precedence, kind + (discovery ? 0x80 : 0), ...written.octets],
  }));

export const addressPrefixList: Arbitrary<Written> = fc.array(addressPrefix, { maxLength: 4 }).map(inOrder);

export const psdnDigits: Arbitrary<Written> = fc
  .stringMatching(/^\d{4,20}$/)
  .map((digits) => withLength({ text: digits, octets: Array.from(digits, (digit) => digit.charCodeAt(0)) }));

export const optionalText: Arbitrary<Written> = fc.oneof(fc.constant({ text: "", octets: [] }), characterString);

/** RFC 1706 §7: dots anywhere after the first two characters. */
export const nsapOctets: Arbitrary<Written> = someOctets.map((octets) => ({
  text: `0x${Buffer.from(octets).toString("hex").replace(/(...)/g, "$1.")}`,
  octets,
}));

/** RFC 2535 §3.1.2: the two first bits of the flags say that there is no key. */
const keyWithFlags: Arbitrary<Written> = fc
  .tuple(fc.nat(0xffff), octet, octet, keyCharacters)
  .map(([flags, protocol, algorithm, key]) => {
    const isKeyed = flags < 0xc000;
    return {
      text: `${flags} ${protocol} ${algorithm} ${isKeyed ? key.text : ""}`,
      octets: [...bigEndian(flags, 2), protocol, algorithm, ...(isKeyed ? key.octets : [])],
    };
  });

/** RFC 1035 §3.4.2: a bit for each port up to the last, in whole octets. */
const wellKnownServices: Arbitrary<Written> = fc
  .tuple(ipv4Address, octet, fc.uniqueArray(fc.nat(400), { maxLength: 5 }))
  .map(([address, protocol, ports]) => {
    const bits = new Array<number>(ports.length === 0 ? 0 : (Math.max(...ports) >> 3) + 1).fill(0);
    for (const port of ports) bits[port >> 3] = (bits[port >> 3] as number) | (0x80 >> (port & 7));
    return {
      text: `${address.text} ${protocol} ${ports.join(" ")}`.trimEnd(),
      octets: [...address.octets, protocol, ...bits],
    };
  });

const keyWithoutFlags: Arbitrary<Written> = fc.tuple(octet, octet, keyCharacters).map(([protocol, algorithm, key]) => ({
  text: `0 ${protocol} ${algorithm} ${key.text}`,
  octets: [0, 0, protocol, algorithm, ...key.octets],
}));

/** RFC 2874 §3.1: the octets of the address from the one in which the prefix ends, whose first bits are zero. */
const addressInPieces: Arbitrary<Written> = fc
  .tuple(fc.nat(128), ipv6Address, domainName)
  .map(([length, address, prefix]) => {
    const suffix = address.octets.slice(length >> 3);
    if (suffix.length > 0) suffix[0] = (suffix[0] as number) & (0xff >> (length & 7));
    const name = length > 0 ? prefix : { text: "", octets: [] };
    return {
      text: `${length} ${length < 128 ? address.text : ""} ${name.text}`.replace(/ {2}/, " ").trimEnd(),
      octets: [length, ...suffix, ...name.octets],
    };
  });

const anythingCoded: Arbitrary<Written> = fc
  .tuple(octet, octet, octet, fc.oneof(base64Characters, fc.constant({ text: "", octets: [] })))
  .map(([meaning, coding, subcoding, data]) => ({
    text: `${meaning} ${coding} ${subcoding} ${data.text}`.trimEnd(),
    octets: [meaning, coding, subcoding, ...data.octets],
  }));

const digitalObject: Arbitrary<Written> = fc
  .tuple(fc.nat(0xffffffff), octet, characterString, fc.oneof(base64Characters, fc.constant({ text: "-", octets: [] })))
  .map(([kind, location, mediaType, data]) => ({
    text: `7 ${kind} ${location} ${mediaType.text} ${data.text}`,
    octets: [0, 0, 0, 7, ...bigEndian(kind, 4), location, ...mediaType.octets, ...data.octets],
  }));

/** A number of the ATM address's form, then its octets. */
export const atmOctets: Arbitrary<Written> = fc.oneof(
  someOctets.map((octets) => ({
    text: Buffer.from(octets)
      .toString("hex")
      .replace(/^(...)/, "$1."),
    octets: [0, ...octets],
  })),
  fc.stringMatching(/^\d{1,15}$/).map((digits) => ({
    text: `+${digits}`,
    octets: [1, ...Array.from(digits, (digit) => digit.charCodeAt(0))],
  })),
);

/** RFC 2535 §5.2: one bitmap of the types up to 127. */
export const nxtTypeList: Arbitrary<Written> = fc.uniqueArray(fc.integer({ min: 1, max: 127 })).map((codes) => {
  const bits = new Array<number>(codes.length === 0 ? 0 : (Math.max(...codes) >> 3) + 1).fill(0);
  for (const code of codes) bits[code >> 3] = (bits[code >> 3] as number) | (0x80 >> (code & 7));
  return { text: codes.map((code) => `TYPE${code}`).join(" "), octets: bits };
});

export const octetsAlone: Arbitrary<Written> = fc.array(octet, { maxLength: 20 }).map((octets) => ({
  text: `\\# ${octets.length} ${Buffer.from(octets).toString("hex")}`.trimEnd(),
  octets,
}));

/** Rdata whose fields are not one after the other on the wire, or hang on each other, by type. */
export const seldomWritten: readonly (readonly [string, Arbitrary<Written>])[] = [
  ["HIP", hostIdentity],
  ["IPSECKEY", gatewayAndKey],
  ["AMTRELAY", relay],
  ["KEY", keyWithFlags],
  ["RKEY", keyWithoutFlags],
  ["A6", addressInPieces],
  ["SINK", anythingCoded],
  ["DOA", digitalObject],
  ["WKS", wellKnownServices],
];
