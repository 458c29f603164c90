import { misplacedBuiltIn } from "../../certificate/built-in.js";
import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { defineRule, type Found } from "../rule.js";

interface NoSan extends Found {
  readonly certificate: Certificate;
}

export const rule = defineRule({
  meta: {
    id: "certificate-no-san",
    scope: "certificate",
    severity: "error",
    summary: "The certificate has no subject alternative name that a client could match",
    why: "Clients look for the name that they dialled among the DNS names of the subject alternative names, and nowhere else: the common name must not be used to identify a service. Public authorities may not issue such a certificate any more. A certificate for the federation trust alone is exempt, since nobody dials it; of one that Exchange made for itself another rule speaks; and a list of names or a planned certificate consists of alternative names by itself.",
    sources: ["RFC 9525 §2, Appendix A", "Baseline Requirements §7.1.2.7.12, §7.1.4.3"],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<NoSan> {
    if (certificate.hasSan === undefined || isForFederationOnly(certificate)) return;
    if (misplacedBuiltIn(certificate)) return;
    if (certificate.names.every(({ name }) => name === undefined)) yield { at: certificate.at, certificate };
  },
  message({ certificate }) {
    const { label, commonName, hasSan } = certificate;
    const has = hasSan ? "no DNS name among its subject alternative names" : "no subject alternative names";
    const but = commonName === undefined ? "" : `, only the common name ${commonName}, which does not count`;
    return {
      text: `${label} has ${has}${but}. No name that a client dials can match it: browsers and phones refuse it, and Outlook warns that the name on the security certificate is invalid.`,
      help: `Have it issued anew with every name that clients dial as subject alternative name: -DomainName of New-ExchangeCertificate lists them${commonName === undefined ? "" : `, ${commonName} among them`}.`,
    };
  },
});
