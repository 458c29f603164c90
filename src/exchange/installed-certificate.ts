import type { Certificate, CertificateService } from "../certificate/certificate.js";
import type { CertificateInput } from "../certificate/certificate-input.js";
import { certificateName, distinctNames } from "../certificate/certificate-name.js";
import type { Unreadable } from "../certificate/refusal.js";
import type { InstalledCertificate } from "../estate/estate.js";
import { itemsOf } from "../exports/tree.js";
import { cutShort } from "./format-list.js";
import { plainText } from "./plain-value.js";
import type { Properties } from "./properties.js";

/** Reads a certificate in DER. */
export type ReadCertificate = (input: CertificateInput) => Certificate | Unreadable;

/** A certificate of the servers; `certificate` is absent where too little of it is known to judge by. */
export interface Installed {
  readonly facts: InstalledCertificate;
  readonly certificate?: Certificate;
}

/** The names of the services, and their numbers where JSON has them (Microsoft.Exchange.Management, AllowedServices). */
const services: readonly (readonly [string, number, CertificateService])[] = [
  ["imap", 1, "imap"],
  ["pop", 2, "pop"],
  ["um", 4, "um"],
  ["iis", 8, "iis"],
  ["smtp", 16, "smtp"],
  ["federation", 32, "federation"],
  ["umcallrouter", 64, "um"],
];

/** The certificates of all servers, each once, with the services that any of them uses it for. */
export function installedCertificates(all: readonly Properties[], read: ReadCertificate): Installed[] {
  const byThumbprint = new Map<string, Installed>();
  for (const [index, one] of all.entries()) {
    const facts = factsOf(one);
    const key = facts.thumbprint || `${index}`;
    const known = byThumbprint.get(key);
    const certificate = known?.certificate ?? certificateOf(one, facts, read);
    byThumbprint.set(key, {
      facts: known ? merged(known.facts, facts) : facts,
      ...(certificate && { certificate }),
    });
  }
  return [...byThumbprint.values()];
}

function merged(known: InstalledCertificate, other: InstalledCertificate): InstalledCertificate {
  return {
    ...known,
    services: [...new Set([...known.services, ...other.services])],
    servers: [...new Set([...known.servers, ...other.servers])],
  };
}

function factsOf(one: Properties): InstalledCertificate {
  const thumbprint = one.stated("Thumbprint");
  return {
    thumbprint: (thumbprint?.text ?? "").toUpperCase(),
    services: servicesOf(one),
    servers: one.words("Server").map(({ text }) => text),
    ...defined({
      subject: one.text("Subject"),
      issuer: one.text("Issuer"),
      friendlyName: one.text("FriendlyName"),
      status: one.text("Status"),
      selfSigned: one.flag("IsSelfSigned"),
      notAfter: one.date("NotAfter"),
    }),
    at: thumbprint?.at ?? one.at,
  };
}

function servicesOf(one: Properties): CertificateService[] {
  const text = one.text("Services") ?? "None";
  const words = text.toLowerCase().split(/[\s,]+/);
  const bits = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  const used = services.filter(([name, bit]) => words.includes(name) || (bits & bit) !== 0);
  if (used.length === 0 && !/^(?:none|0)$/i.test(text)) one.refuse("Services", "names no service of Exchange");
  return [...new Set(used.map(([, , service]) => service))];
}

function certificateOf(one: Properties, facts: InstalledCertificate, read: ReadCertificate): Certificate | undefined {
  // Of a request that waits for its certificate there is nothing to judge.
  if (facts.status === "PendingRequest" || facts.services.length === 0) return undefined;
  const bytes = rawData(one);
  const certificate = bytes ? fromBytes(one, bytes, facts, read) : fromProperties(one, facts);
  return certificate && { ...certificate, ...stated(one, facts) };
}

/** Encoded in base64 by the script, in a list of numbers by ConvertTo-Json. */
function rawData(one: Properties): Uint8Array | undefined {
  const tree = one.tree("RawData");
  const items = itemsOf(tree);
  if (items.length > 0) return Uint8Array.from(items, (item) => Number(plainText(item)));
  const text = plainText(tree);
  if (text === undefined || !/^[A-Za-z0-9+/\s]{32,}={0,2}\s*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function fromBytes(
  one: Properties,
  bytes: Uint8Array,
  { at, friendlyName }: InstalledCertificate,
  read: ReadCertificate,
): Certificate | undefined {
  const certificate = read({ path: at.source.path, bytes });
  if ("unreadable" in certificate) {
    one.refuse("RawData", "holds no certificate that can be read");
    return undefined;
  }
  const names = certificate.names.map((name) => ({ ...name, at }));
  return { ...certificate, names, at, ...(friendlyName !== undefined && { friendlyName }) };
}

/** What a listing tells without the certificate itself. */
function fromProperties(one: Properties, facts: InstalledCertificate): Certificate | undefined {
  const words = one.words("CertificateDomains");
  if (words.some(({ text }) => text === cutShort)) {
    one.refuse(
      "CertificateDomains",
      `was cut short by the console (${cutShort}), so nothing is judged by it: ${uncut}`,
    );
    return undefined;
  }
  const { at, subject, issuer, notAfter, friendlyName, thumbprint, selfSigned = false } = facts;
  return {
    ...{ label: "", kind: "certificate", format: "list", services: [], issuerKind: "public", at },
    names: distinctNames(words.map((word) => certificateName(word.text, word.at))),
    ...defined({ subject, issuer, friendlyName, notAfter, notBefore: one.date("NotBefore") }),
    ...defined({ commonName: commonNameIn(subject), thumbprint: thumbprint || undefined }),
    selfSigned,
  };
}

const uncut = "set $FormatEnumerationLimit = -1 before, or use ConvertTo-Json";

/** What Exchange says of a certificate that it does not say itself. */
function stated(one: Properties, facts: InstalledCertificate): Pick<Certificate, "label" | "services" | "issuerKind"> {
  const authority = one.text("RootCAType")?.toLowerCase();
  const isPrivate = facts.selfSigned || authority === "enterprise" || authority === "grouppolicy";
  return {
    label: facts.friendlyName || commonNameIn(facts.subject) || facts.thumbprint || "a certificate of Exchange",
    services: facts.services,
    issuerKind: isPrivate ? "private" : "public",
  };
}

function commonNameIn(subject: string | undefined): string | undefined {
  return /(?:^|,)\s*CN=([^,+]+)/i.exec(subject ?? "")?.[1]?.trim();
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
