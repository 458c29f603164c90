import { misplacedBuiltIn } from "../../certificate/built-in.js";
import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { meetsClients } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface SelfSigned extends Found {
  readonly certificate: Certificate;
}

export const rule = defineRule({
  meta: {
    id: "certificate-self-signed",
    scope: "certificate",
    severity: "error",
    summary: "The certificate that clients meet signed itself",
    why: "No client trusts a certificate because it says so itself: each device has to be told by hand, phones often cannot be, it cannot be revoked, and a hybrid organisation must not use one for its services. For the federation trust alone self-signed is right, and a rule of its own speaks of the certificates that Exchange made for itself. Where the certificate serves SMTP alone it is a warning: servers encrypt with it, and only those that check do not. In a laboratory, switch the rule off.",
    sources: [
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server"',
      'Exchange hybrid documentation, "Hybrid deployment prerequisites", certificates',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<SelfSigned> {
    if (!certificate.selfSigned || isForFederationOnly(certificate)) return;
    if (misplacedBuiltIn(certificate)) return;
    yield { at: certificate.at, severity: meetsClients(certificate) ? "error" : "warning", certificate };
  },
  message({ certificate }) {
    const { label } = certificate;
    const seen = meetsClients(certificate)
      ? "Outlook warns that it was issued by a company not chosen to be trusted, and phones refuse the account"
      : "Mail servers that are obliged to check (MTA-STS, connectors that demand a name) do not deliver, and mail programs warn when they send";
    return {
      text: `${label} is self-signed: nobody but itself vouches for it. ${seen}.`,
      help: "Have a public authority issue one with the same names, and assign it to the services (Enable-ExchangeCertificate).",
    };
  },
});
