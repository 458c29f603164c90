import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { whenRefused } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface WeakSignature extends Found {
  readonly certificate: Certificate;
  readonly hash: string;
}

export const rule = defineRule({
  meta: {
    id: "certificate-weak-signature",
    scope: "certificate",
    severity: "error",
    summary: "The certificate is signed with SHA-1 or an older hash",
    why: "Collisions of SHA-1 and MD5 can be made, so such a signature proves nothing: public authorities stopped years ago, and Windows, browsers and phones refuse it, below a private root too. Old private authorities still sign so until they are set up anew. Silent: a certificate that signed itself, whose signature nobody relies on; a request, whose signature only shows that the key is there; one for the federation trust alone.",
    sources: [
      "Baseline Requirements §7.1.3.2.1",
      "RFC 6194",
      "Apple, Requirements for trusted certificates in iOS 13 and macOS 10.15",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<WeakSignature> {
    const { kind, selfSigned, signature = "", at } = certificate;
    if (kind !== "certificate" || selfSigned || isForFederationOnly(certificate)) return;
    const hash = /(?:md2|md4|md5|sha-?1)(?!\d)/i.exec(signature)?.[0].toUpperCase();
    if (hash) yield { at, certificate, hash };
  },
  message({ certificate, hash }) {
    const { label, signature, issuerKind } = certificate;
    const ours =
      issuerKind === "private"
        ? "Move the private authority to SHA-256 (certutil -setreg ca\\csp\\CNGHashAlgorithm SHA256), then have"
        : "Have";
    return {
      text: `${label} is signed with ${hash.replace(/^SHA-?1$/, "SHA-1")} (${signature}), for which signatures can be forged: ${whenRefused(certificate)}.`,
      help: `${ours} it issued anew with a signature of SHA-256.`,
    };
  },
});
