import type { Certificate } from "../../certificate/certificate.js";
import { type FederationFault, federationFaults } from "../../certificate/federation-fault.js";
import { defineRule, type Found } from "../rule.js";

interface Unfit extends Found {
  readonly certificate: Certificate;
  readonly faults: readonly FederationFault[];
}

export const rule = defineRule({
  meta: {
    id: "federation-certificate-unfit",
    scope: "certificate",
    severity: "error",
    summary: "The certificate for the federation trust is of a kind that the trust does not take",
    why: "A federation trust does not serve clients: with its certificate Exchange itself signs in elsewhere. So it has to be meant for client authentication, have an RSA key and a subject key identifier, while its names do not matter and self-signed is what Microsoft recommends. A certificate bought for web servers fails: public authorities are leaving client authentication out of them.",
    sources: [
      'Exchange Server 2013 documentation, "Federation", certificate requirements for federation',
      "RFC 5280 §4.2.1.2, §4.2.1.12",
      "Chrome Root Program Policy 1.8 §1.3.2",
    ],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<Unfit> {
    if (!certificate.services.includes("federation")) return;
    const faults = federationFaults(certificate);
    if (faults.length === 0) return;
    const certainty = faults.some((fault) => fault.certainty === "certain") ? "certain" : "possible";
    yield { at: certificate.at, certainty, certificate, faults };
  },
  message({ certificate, faults }) {
    const what = faults.map((fault) => fault.what).join(", ");
    return {
      text: `${certificate.label} is for the federation trust, and it ${what}. Exchange does not take it for the trust: the trust cannot be set up or renewed with it, and free/busy times and calendars are then not shared with partners.`,
      help: "Make a self-signed one, which is right here: New-ExchangeCertificate with -Services Federation and -SubjectKeyIdentifier. Publish its proof (Get-FederatedDomainProof) as TXT in every federated domain, and try it with Test-FederationTrustCertificate before you make it the current one.",
    };
  },
});
