import { childrenOf, type Der, elementOf, oidOf, readDer, sequenceOf, tags } from "./der.js";
import { type DistinguishedName, distinguishedName } from "./distinguished-name.js";
import { type PublicKey, publicKey } from "./public-key.js";
import { signatureName } from "./signature-algorithm.js";
import { type Extensions, readExtensions } from "./x509-extensions.js";

/** What a certificate request (PKCS#10) asks for. */
export interface CertificateRequest extends PublicKey, Extensions {
  readonly der: Uint8Array;
  readonly subject: DistinguishedName;
  readonly subjectDer: Uint8Array;
  readonly signature: string;
}

/** extensionRequest (RFC 2985 §5.4.2), and the same by the number that Windows gave it before. */
const extensionRequests = new Set(["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"]);

const attributesTag = 0xa0;

/**
 * Reads a CertificationRequest (RFC 2986 §4) without checking its signature.
 * @returns undefined when something that it needs is missing or damaged
 */
export function readRequest(bytes: Uint8Array): CertificateRequest | undefined {
  const request = readDer(bytes);
  const [info, algorithm, signature] = sequenceOf(request);
  if (!request || signature?.tag !== tags.bitString) return undefined;
  const [version, subjectName, keyInfo, attributes] = sequenceOf(info);
  if (version?.tag !== tags.integer || !subjectName) return undefined;
  const subject = distinguishedName(subjectName);
  const key = publicKey(keyInfo);
  const name = signatureName(algorithm);
  const extensions = requestedExtensions(attributes);
  if (!subject || !key || name === undefined || !extensions) return undefined;
  return {
    ...{ der: elementOf(request), subject, subjectDer: elementOf(subjectName), signature: name },
    ...{ ...key, ...extensions },
  };
}

function requestedExtensions(attributes: Der | undefined): Extensions | undefined {
  if (!attributes) return readExtensions(undefined);
  const list = attributes.tag === attributesTag ? childrenOf(attributes) : undefined;
  if (!list) return undefined;
  for (const attribute of list) {
    const [type, values] = sequenceOf(attribute);
    if (values?.tag === tags.set && extensionRequests.has(oidOf(type) ?? ""))
      return readExtensions(childrenOf(values)?.[0]);
  }
  return readExtensions(undefined);
}
