import { type BuiltIn, misplacedBuiltIn } from "../../certificate/built-in.js";
import type { Certificate } from "../../certificate/certificate.js";
import { whenRefused } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface FoundBuiltIn extends Found {
  readonly certificate: Certificate;
  readonly builtIn: BuiltIn;
}

const purposes: Readonly<Record<BuiltIn, string>> = {
  "Microsoft Exchange": "that setup makes, with which servers of one organisation encrypt among themselves",
  "Microsoft Exchange Server Auth Certificate": "with which Exchange signs tokens for other servers (OAuth)",
  WMSVC: "of the Windows Web Management Service",
};

export const rule = defineRule({
  meta: {
    id: "certificate-is-exchange-builtin",
    scope: "certificate",
    severity: "error",
    summary: "The certificate is one that Exchange or Windows made for itself",
    why: "Setup makes three certificates: one for traffic between the servers, one that signs tokens, and one for remote management of the web server. They are not made for the names that clients dial, and no client trusts them. Whoever exports a certificate to check it easily takes one of these; and where one is really bound to the client services, every client warns. Recognised by the friendly name (in PKCS#12 files and inventories), by the subject, or because it signed itself and bears nothing but its server's names. Silent: the first of them where it serves SMTP alone, which is how setup leaves it.",
    sources: ['Exchange Server documentation, "Certificates in Exchange", default certificates'],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<FoundBuiltIn> {
    const builtIn = misplacedBuiltIn(certificate);
    if (builtIn) yield { at: certificate.at, certificate, builtIn };
  },
  message({ certificate, builtIn }) {
    const { label } = certificate;
    return {
      text: `${label} is the certificate "${builtIn}" ${purposes[builtIn]}. It was not made for clients, and they do not trust it: where it serves them, ${whenRefused(certificate)}.`,
      help: `If another certificate is bound to the services already (Get-ExchangeCertificate | Format-List Services,CertificateDomains,Thumbprint), give that one instead of ${label}. Otherwise get one from a public authority and assign it with Enable-ExchangeCertificate. Do not delete this one: Exchange needs it.`,
    };
  },
});
