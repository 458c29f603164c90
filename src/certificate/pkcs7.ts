import { definite, octetsOf } from "./ber.js";
import { childrenOf, type Der, elementOf, oidOf, readDer, sequenceOf, tags } from "./der.js";
import { derKind } from "./der-kind.js";

/** What a PKCS#7 file holds for us: encoded certificates, or the request that it wraps. */
export interface Pkcs7 {
  readonly certificates: readonly Uint8Array[];
  /** A request that was signed to renew a certificate, as certreq and IIS make it; the certificates are then the old ones. */
  readonly request?: Uint8Array;
}

const data = "1.2.840.113549.1.7.1";
const signedData = "1.2.840.113549.1.7.2";
/** PKIData (RFC 5272 §3.2.1): a request in an envelope of its own, certreq's usual form. */
const pkiData = "1.3.6.1.5.5.7.12.2";

/** SignedData (RFC 2315 §9.1, RFC 5652 §5.1): content and certificates are [0], the former explicit. */
const zeroTag = 0xa0;

/**
 * Reads the certificates out of PKCS#7 or CMS, DER or BER; signatures in it are not checked.
 * @returns a clause that follows the path when there are none to read
 */
export function readPkcs7(bytes: Uint8Array): Pkcs7 | { readonly because: string } {
  const der = definite(bytes);
  const [type, content] = sequenceOf(der && readDer(der));
  const oid = oidOf(type);
  if (oid !== undefined && oid !== signedData) {
    return {
      because:
        oid === data
          ? "is a PKCS#7 file of plain data without certificates: give the certificate of the server"
          : "is an encrypted PKCS#7 message, not a bundle of certificates: give the certificate of the server",
    };
  }
  const [signed] = (content?.tag === zeroTag && childrenOf(content)) || [];
  const [version, digests, inner, ...rest] = sequenceOf(signed);
  if (version?.tag !== tags.integer || digests?.tag !== tags.set || inner?.tag !== tags.sequence) {
    return { because: "is a damaged or cut PKCS#7 bundle: export it again" };
  }
  const request = requestIn(inner);
  if (request) return { certificates: [], request };
  const list = rest.find(({ tag }) => tag === zeroTag);
  // Beside certificates there may be attribute certificates of older forms, which are tagged.
  const certificates = ((list && childrenOf(list)) ?? []).filter(({ tag }) => tag === tags.sequence);
  if (certificates.length > 0) return { certificates: certificates.map(elementOf) };
  return { because: "is a PKCS#7 bundle without any certificate: export it again, with the certificate of the server" };
}

/** The request inside EncapsulatedContentInfo, where that is what was signed. */
function requestIn(content: Der): Uint8Array | undefined {
  const [type, explicit] = sequenceOf(content);
  const [string] = (explicit?.tag === zeroTag && childrenOf(explicit)) || [];
  const octets = octetsOf(string);
  if (!octets) return undefined;
  if (oidOf(type) === data) return derKind(octets) === "request" ? octets : undefined;
  if (oidOf(type) !== pkiData) return undefined;
  const [, requests] = sequenceOf(readDer(octets));
  // TaggedRequest: a PKCS#10 request is [0], and comes after its number.
  const tagged = sequenceOf(requests).find(({ tag }) => tag === zeroTag);
  const request = tagged && childrenOf(tagged)?.[1];
  return request && elementOf(request);
}
