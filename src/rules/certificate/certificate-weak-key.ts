import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { whenRefused } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface WeakKey extends Found {
  readonly certificate: Certificate;
  /** A clause that says what the key is. */
  readonly fault: string;
}

export const rule = defineRule({
  meta: {
    id: "certificate-weak-key",
    scope: "certificate",
    severity: "error",
    summary: "The key of the certificate is too short, or of a kind that clients do not accept",
    why: "RSA keys need 2048 bits at least, in whole bytes, and elliptic ones one of the curves P-256, P-384 and P-521; no public authority certifies another key, and Windows, browsers and phones refuse shorter RSA keys whoever certified them. Exchange still offers 1024 bits when it makes a request. Requests are judged too, since that is when a key can be exchanged for nothing. A certificate for the federation trust alone has requirements of its own.",
    sources: [
      "Baseline Requirements §6.1.5",
      "Apple, Requirements for trusted certificates in iOS 13 and macOS 10.15",
      "Microsoft, New-ExchangeCertificate, -KeySize",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<WeakKey> {
    const fault = isForFederationOnly(certificate) ? undefined : faultOf(certificate);
    if (fault) yield { at: certificate.at, certificate, fault };
  },
  message({ certificate, fault }) {
    const { label, kind } = certificate;
    const effect =
      kind === "request"
        ? "No public authority issues a certificate for this request"
        : `No public authority certifies such a key any more, and ${whenRefused(certificate)}`;
    return {
      text: `The key of ${label} is ${fault}. ${effect}.`,
      help: "Make a new request with a new key of 2048 bits RSA (New-ExchangeCertificate -GenerateRequest -KeySize 2048).",
    };
  },
});

const curves = new Set(["P-256", "P-384", "P-521"]);

function faultOf({ keyType, keyBits = 0, keyCurve }: Certificate): string | undefined {
  switch (keyType) {
    case undefined:
      return undefined;
    case "rsa":
    case "rsa-pss":
      if (keyBits < 2048) return `RSA of ${keyBits} bits, and 2048 is the least that is accepted`;
      return keyBits % 8 === 0 ? undefined : `RSA of ${keyBits} bits, which are no whole bytes`;
    case "ec":
      return keyCurve !== undefined && curves.has(keyCurve)
        ? undefined
        : `elliptic on the curve ${keyCurve ?? "of its own parameters"}, and only P-256, P-384 and P-521 are accepted`;
    default:
      return `of the kind ${keyType}, and only RSA and the curves P-256, P-384 and P-521 are accepted`;
  }
}
