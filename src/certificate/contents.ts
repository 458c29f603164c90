import type { Certificate } from "./certificate.js";
import type { CertificateInput } from "./certificate-input.js";
import type { Cryptography } from "./cryptography.js";
import { derKind, missingLength } from "./der-kind.js";
import { readPkcs7 } from "./pkcs7.js";
import { readPkcs12 } from "./pkcs12.js";
import { refuse, refuseBecause, refuseForeign, type Unreadable } from "./refusal.js";
import { type CertificateRequest, readRequest } from "./request.js";
import { readX509, type X509 } from "./x509.js";

/** A certificate in a file, and what the file says of it. */
export interface Held {
  readonly x509: X509;
  readonly friendlyName?: string;
  /** The file holds its private key. */
  readonly isOwn?: boolean;
}

/** What a file holds, whatever it came in. */
export interface Contents {
  readonly format: Exclude<Certificate["format"], "list" | "planned">;
  readonly certificates: readonly Held[];
  readonly requests: readonly CertificateRequest[];
  readonly holdsKey?: boolean;
}

/**
 * Reads the certificates and requests in DER: alone, one after another, in PKCS#7 or in PKCS#12.
 * @param form how the octets came, for certificates that nothing else surrounds
 * @param which how a sentence calls them: `it`, or `the certificate that begins on line 3`
 */
export function contentsOfDer(
  input: CertificateInput,
  der: Uint8Array,
  form: "pem" | "der",
  cryptography: Cryptography | undefined,
  which = "it",
): Contents | Unreadable {
  const kind = derKind(der);
  const length = missingLength(der);
  if (length !== undefined) {
    return refuseBecause(input, `is cut short: ${which} has ${der.length} of ${length} bytes, so copy it again`);
  }
  switch (kind) {
    case "certificate":
      return certificatesIn(input, der, form, which);
    case "request":
      return requestIn(input, der, form, which);
    case "pkcs7":
      return inPkcs7(input, der);
    case "pkcs12":
      return inPkcs12(input, der, cryptography);
    default:
      return refuse(input, kind ?? "binary file");
  }
}

/** Some people join DER files as if they were PEM. */
function certificatesIn(input: CertificateInput, der: Uint8Array, format: "pem" | "der", which: string) {
  const certificates: Held[] = [];
  for (let rest = der; rest.length > 0; ) {
    const x509 = readX509(rest);
    if (!x509) break;
    certificates.push({ x509 });
    rest = rest.subarray(x509.der.length);
  }
  return certificates.length > 0 ? { format, certificates, requests: [] } : damaged(input, which);
}

function requestIn(input: CertificateInput, der: Uint8Array, format: "pem" | "der", which: string) {
  const request = readRequest(der);
  return request ? { format, certificates: [], requests: [request] } : damaged(input, which);
}

function damaged(input: CertificateInput, which: string): Unreadable {
  return which === "it"
    ? refuse(input, "damaged")
    : refuseBecause(input, `is damaged: ${which} cannot be read, so copy it again`);
}

function inPkcs7(input: CertificateInput, der: Uint8Array): Contents | Unreadable {
  const bundle = readPkcs7(der);
  if ("because" in bundle) return refuseBecause(input, bundle.because);
  if (bundle.request) {
    const request = readRequest(bundle.request);
    if (request) return { format: "pkcs7", certificates: [], requests: [request] };
    return refuseBecause(
      input,
      "is a PKCS#7 file around a certificate request that is damaged: make the request again",
    );
  }
  return held(
    input,
    "pkcs7",
    bundle.certificates.map((encoded) => ({ der: encoded })),
  );
}

function inPkcs12(input: CertificateInput, der: Uint8Array, cryptography?: Cryptography): Contents | Unreadable {
  const read = readPkcs12(der, input.passwords ?? [], cryptography);
  if ("because" in read) {
    if (read.isForeign) return refuseForeign(input, read.because);
    return { ...refuseBecause(input, read.because), ...(read.isLocked && { isLocked: true }) };
  }
  const { certificates, keyIds, holdsKey } = read;
  if (certificates.length === 0) {
    const instead = holdsKey ? "a private key alone" : "no certificate";
    return refuseBecause(
      input,
      `is a PKCS#12 (PFX) file with ${instead}: export it again, with the certificate of the server`,
    );
  }
  const contents = held(
    input,
    "pkcs12",
    certificates.map(({ localKeyId, ...rest }) => ({
      ...rest,
      isOwn: localKeyId !== undefined && keyIds.has(localKeyId),
    })),
  );
  return "unreadable" in contents ? contents : { ...contents, holdsKey };
}

/** A bundle of which one certificate cannot be read may lack the very one that matters. */
function held(
  input: CertificateInput,
  format: "pkcs7" | "pkcs12",
  bags: readonly ({ readonly der: Uint8Array } & Omit<Held, "x509">)[],
): Contents | Unreadable {
  const certificates: Held[] = [];
  for (const [index, { der, ...said }] of bags.entries()) {
    const x509 = readX509(der);
    if (!x509) {
      const bundle = format === "pkcs7" ? "PKCS#7 bundle" : "PKCS#12 (PFX) file";
      return refuseBecause(input, `is a ${bundle} whose certificate number ${index + 1} is damaged: export it again`);
    }
    certificates.push({ x509, ...said });
  }
  return { format, certificates, requests: [] };
}
