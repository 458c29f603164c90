import type { Certificate, ChainLink } from "./certificate.js";
import type { CertificateInput } from "./certificate-input.js";
import type { Contents } from "./contents.js";
import type { Cryptography } from "./cryptography.js";
import { fromRequest } from "./from-request.js";
import { encodingOf, fromX509 } from "./from-x509.js";
import { distinctCertificates, leavesOf } from "./leaf.js";
import { refuse, refuseBecause, type Unreadable } from "./refusal.js";
import type { X509 } from "./x509.js";

type Outcome = Certificate | Unreadable;

/** The one thing of a file that is judged: the server's own certificate, else the request. */
export function fromContents(
  input: CertificateInput,
  contents: Contents | Unreadable,
  cryptography: Cryptography | undefined,
): Outcome {
  if ("unreadable" in contents) return contents;
  const outcome =
    contents.certificates.length > 0 ? fromChain(input, contents, cryptography) : fromRequests(input, contents);
  return contents.holdsKey && !("unreadable" in outcome) ? { ...outcome, besidePrivateKey: true } : outcome;
}

function fromChain(input: CertificateInput, contents: Contents, cryptography: Cryptography | undefined): Outcome {
  const { format, certificates } = contents;
  // Which certificate belongs to the key says it better than the chain.
  const own = certificates.filter(({ isOwn }) => isOwn);
  const leaves = leavesOf((own.length > 0 ? own : certificates).map(({ x509 }) => x509));
  const [leaf] = leaves;
  if (!leaf) return refuse(input, "damaged");
  if (leaves.length > 1) return severalIn(input, leaves, "certificates that are no single chain");
  const friendlyName = certificates.find(({ x509 }) => x509 === leaf)?.friendlyName;
  const chain = chainBeside(leaf, contents, cryptography);
  return {
    ...fromX509(input, format, leaf, cryptography),
    ...(friendlyName !== undefined && { friendlyName }),
    ...(chain.length > 0 && { chain }),
  };
}

function chainBeside(leaf: X509, { certificates }: Contents, cryptography: Cryptography | undefined): ChainLink[] {
  const others = distinctCertificates(certificates.map(({ x509 }) => x509)).filter((x509) => x509 !== leaf);
  return others.map((x509) => ({ subject: x509.subject.text, encoding: encodingOf(x509, cryptography) }));
}

function fromRequests(input: CertificateInput, { format, requests }: Contents): Outcome {
  const [request, another] = requests;
  if (!request) return refuse(input, "damaged");
  return another ? severalIn(input, requests, "certificate requests") : fromRequest(input, format, request);
}

function severalIn(input: CertificateInput, all: readonly Pick<X509, "subject">[], what: string): Unreadable {
  const some = all.slice(0, 3).map(({ subject }) => `"${subject.text}"`);
  const subjects = [...some, ...(all.length > some.length ? ["..."] : [])].join(", ");
  return refuseBecause(input, `holds ${all.length} ${what} (${subjects}): put each into a file of its own`);
}
