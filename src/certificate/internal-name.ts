import { whyUnreachable } from "../zone/address.js";
import { labelsOf, type Name, toName } from "../zone/name.js";
import type { CertificateName } from "./certificate.js";

/** A suffix under which no name can exist on the public Internet, why, and who says so. */
export interface InternalSuffix {
  readonly suffix: string;
  readonly because: string;
  readonly source: string;
}

const undelegated = "no such top-level domain is delegated";
const appendixG = "RFC 6762 appendix G";

/**
 * Public CAs issue nothing below these (CA/Browser Forum Baseline Requirements §4.2.2, §1.6.1 "Internal Name").
 * `.example` is special-use as well (RFC 6761 §6.5), yet stands for public names in documentation and examples, as the
 * documentation addresses do for public addresses; so it counts as public here, and so do example.com and its kin.
 */
export const internalSuffixes: readonly InternalSuffix[] = [
  { suffix: "local", because: "it belongs to multicast DNS on the local link", source: "RFC 6762 §3" },
  { suffix: "localhost", because: "it always means the machine itself", source: "RFC 6761 §6.3" },
  { suffix: "test", because: "it is reserved for tests", source: "RFC 6761 §6.2" },
  { suffix: "invalid", because: "it is reserved for names that do not exist", source: "RFC 6761 §6.4" },
  { suffix: "home.arpa", because: "it means something inside one home network only", source: "RFC 8375 §3" },
  { suffix: "onion", because: "it belongs to Tor and is never looked up in DNS", source: "RFC 7686 §1" },
  { suffix: "alt", because: "it is reserved for names outside DNS", source: "RFC 9476 §2" },
  { suffix: "internal", because: "it is reserved for private use for good", source: "ICANN Board, 29 July 2024" },
  { suffix: "corp", because: undelegated, source: `${appendixG}; ICANN Board, 4 February 2018` },
  { suffix: "home", because: undelegated, source: `${appendixG}; ICANN Board, 4 February 2018` },
  { suffix: "mail", because: undelegated, source: "ICANN Board, 4 February 2018" },
  { suffix: "intranet", because: undelegated, source: appendixG },
  { suffix: "lan", because: undelegated, source: appendixG },
  { suffix: "private", because: undelegated, source: appendixG },
  { suffix: "localdomain", because: undelegated, source: "IANA root zone" },
  { suffix: "domain", because: undelegated, source: "IANA root zone" },
  { suffix: "intern", because: undelegated, source: "IANA root zone" },
  { suffix: "intra", because: undelegated, source: "IANA root zone" },
  { suffix: "loc", because: undelegated, source: "IANA root zone" },
  { suffix: "lokal", because: undelegated, source: "IANA root zone" },
];

const bySuffix = new Map(internalSuffixes.map((entry) => [toName(entry.suffix) as Name, entry]));

/** A reason in words that follow "because", and its source. */
export interface InternalReason {
  readonly because: string;
  readonly source: string;
}

/**
 * Why a host name exists only inside an organisation: a single label, or a suffix that public DNS does not have.
 * @returns undefined for a name that may be public
 */
export function whyInternal(name: Name): InternalReason | undefined {
  if (!mayBeInternal(name)) return undefined;
  if (labelsOf(name).length === 1 && !bySuffix.has(name)) {
    return { because: "it is a single label", source: "Baseline Requirements §1.6.1" };
  }
  return underInternalSuffix(name);
}

const lastLabels = new Set(internalSuffixes.map(({ suffix }) => `${suffix.slice(suffix.lastIndexOf(".") + 1)}.`));

/** Every target of a large zone is asked, so most are let go by their last label alone. */
function mayBeInternal(name: Name): boolean {
  const dot = name.lastIndexOf(".", name.length - 2);
  return dot < 0 || lastLabels.has(name.slice(dot + 1)) || name.includes("\\");
}

/** Whether a host name exists only inside an organisation. */
export function isInternalName(name: Name): boolean {
  return whyInternal(name) !== undefined;
}

/**
 * Why no public CA issues for a name of a certificate: an internal name, a wildcard below an internal suffix, or an
 * address that is private or reserved.
 */
export function whyInternalOnCertificate({ name, wildcard, text }: CertificateName): InternalReason | undefined {
  if (name !== undefined) return wildcard ? underInternalSuffix(name) : whyInternal(name);
  const address = whyUnreachable(text);
  return address === undefined
    ? undefined
    : { because: `it is ${address}`, source: "Baseline Requirements §4.2.2, §7.1.2.7.12" };
}

function underInternalSuffix(name: Name): InternalReason | undefined {
  const labels = labelsOf(name);
  for (const depth of [1, 2]) {
    const found = bySuffix.get(`${labels.slice(-depth).join(".")}.` as Name);
    if (found) return { because: `${found.because} (.${found.suffix})`, source: found.source };
  }
  return undefined;
}
