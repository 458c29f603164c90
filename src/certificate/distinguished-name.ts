import { childrenOf, contentOf, type Der, elementOf, oidOf, tags } from "./der.js";

/** Short names of attribute types: RFC 4514 §3, and those that public certificates carry beside them, as OpenSSL spells them. */
const attributeNames: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.4": "SN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "STREET",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.12": "title",
  "2.5.4.15": "businessCategory",
  "2.5.4.17": "postalCode",
  "2.5.4.42": "GN",
  "2.5.4.97": "organizationIdentifier",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
  "1.2.840.113549.1.9.1": "emailAddress",
  "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
  "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
  "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC",
};

const commonNameOid = "2.5.4.3";

/** A subject or an issuer. */
export interface DistinguishedName {
  /** As Exchange and RFC 4514 show it: the most specific part first, `CN=mail.contoso.com, O=Contoso, C=US`. */
  readonly text: string;
  /** The most specific CN. */
  readonly commonName?: string;
}

/**
 * Reads a Name (RFC 5280 §4.1.2.4) into one text.
 * The order is RFC 4514's, the reverse of the encoding, and that of `Get-ExchangeCertificate`; parts are joined by a
 * comma and a blank; special characters are escaped by a backslash (RFC 4514 §2.4).
 * @returns undefined when the element is no Name
 */
export function distinguishedName(name: Der | undefined): DistinguishedName | undefined {
  if (name?.tag !== tags.sequence) return undefined;
  const parts: string[] = [];
  let commonName: string | undefined;
  for (const rdn of childrenOf(name) ?? [name]) {
    const attributes = rdn.tag === tags.set ? childrenOf(rdn)?.map(attributeOf) : undefined;
    if (!attributes || attributes.length === 0) return undefined;
    const texts: string[] = [];
    for (const attribute of attributes) {
      if (!attribute) return undefined;
      texts.push(`${attributeNames[attribute.oid] ?? attribute.oid}=${attribute.text}`);
      if (attribute.oid === commonNameOid) commonName = attribute.raw;
    }
    parts.unshift(texts.join("+"));
  }
  return { text: parts.join(", "), ...(commonName !== undefined && { commonName }) };
}

function attributeOf(der: Der): { oid: string; text: string; raw: string } | undefined {
  const [type, value] = (der.tag === tags.sequence && childrenOf(der)) || [];
  const oid = oidOf(type);
  if (oid === undefined || !value) return undefined;
  const raw = stringOf(value);
  const text = raw === undefined ? `#${hex(elementOf(value))}` : escaped(raw);
  return { oid, text, raw: raw ?? text };
}

/** The text of a DirectoryString or IA5String; undefined for every other type, which RFC 4514 §2.4 shows in hexadecimal. */
function stringOf(value: Der): string | undefined {
  const content = contentOf(value);
  switch (value.tag) {
    case tags.utf8String:
      return new TextDecoder().decode(content);
    // NumericString, PrintableString, TeletexString (taken for Latin-1, as everybody does), IA5String, VisibleString.
    case 0x12:
    case 0x13:
    case 0x14:
    case 0x16:
    case 0x1a:
      return octetsText(content);
    // BMPString
    case 0x1e:
      return new TextDecoder("utf-16be").decode(content);
    default:
      return undefined;
  }
}

/** Octets as the characters U+0000 to U+00FF. */
export function octetsText(octets: Uint8Array): string {
  let text = "";
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}

/** Octets in lower-case hexadecimal. */
export function hex(octets: Uint8Array): string {
  let text = "";
  for (const octet of octets) text += octet.toString(16).padStart(2, "0");
  return text;
}

/** RFC 4514 §2.4: what would end a value or be trimmed is escaped; a NUL becomes \00. */
function escaped(value: string): string {
  return value.replace(/^[ #]| $|["+,;<>\\]/g, "\\$&").replaceAll("\0", "\\00");
}
