import type { Certificate, CertificateName } from "../../certificate/certificate.js";
import { whyInternalOnCertificate } from "../../certificate/internal-name.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { defineRule, type Found } from "../rule.js";

interface TooWide extends Found {
  readonly certificate: Certificate;
  readonly wildcard: CertificateName;
}

export const rule = defineRule({
  meta: {
    id: "certificate-wildcard-on-public-suffix",
    scope: "certificate",
    severity: "error",
    summary: "A wildcard on the certificate stands for everybody's domains",
    why: "Below `com` or `co.uk` everybody registers domains, so a wildcard there would stand for all of them. Public authorities must refuse it unless the whole suffix belongs to who asks, and browsers do not match it. It usually is a slip in a plan: the label of the organisation is missing. What counts is the part of the Public Suffix List that registries answer for; suffixes inside (`*.local`) are refused for another reason and have a rule of their own.",
    sources: ["Baseline Requirements §3.2.2.6", "Public Suffix List, ICANN domains", "RFC 9525 §7.1"],
    needs: ["certificate", "public suffixes"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<TooWide> {
    if (isForFederationOnly(certificate)) return;
    for (const wildcard of certificate.names) {
      if (!wildcard.wildcard || !wildcard.name || whyInternalOnCertificate(wildcard)) continue;
      if (estate.isPublicSuffix?.(wildcard.name)) yield { at: wildcard.at, certificate, wildcard };
    }
  },
  message({ certificate: { label, kind }, wildcard: { text } }) {
    const suffix = text.slice(2);
    const effect =
      kind === "certificate"
        ? "Browsers and phones do not match it, and no public authority renews it"
        : "No public authority issues a certificate with it";
    return {
      text: `${text} on ${label} stands for every domain that anybody registers below ${suffix}. ${effect}.`,
      help: `Put your own domain before it, such as *.contoso.${suffix}, or name the hosts one by one.`,
    };
  },
});
