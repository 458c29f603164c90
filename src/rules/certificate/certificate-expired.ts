import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly, whenDatesFail } from "../../certificate/service.js";
import { inDays, utc, type Validity, validityAt } from "../../certificate/validity.js";
import { defineRule, type Found } from "../rule.js";

interface Expired extends Found {
  readonly certificate: Certificate;
  readonly validity: Validity;
}

export const rule = defineRule({
  meta: {
    id: "certificate-expired",
    scope: "certificate",
    severity: "error",
    summary: "The certificate has expired",
    why: "An expired certificate counts for nothing, whatever names it carries. Outlook shows the same dialog as for a wrong name, phones do not connect at all, and mail servers that are obliged to check it stop delivering. The last second that the certificate names still belongs to its life. A list of names has no dates, so a planned certificate is never judged.",
    sources: ["RFC 5280 §4.1.2.5", "Microsoft KB 3211279, ShowCertErrors"],
    needs: ["certificate dates"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<Expired> {
    const validity = validityAt(certificate, estate.now);
    if (validity?.phase === "expired") yield { at: certificate.at, certificate, validity };
  },
  message({ certificate, validity }) {
    const { label } = certificate;
    return {
      text: `${label} expired on ${utc(validity.notAfter)}, ${inDays(validity.distance)} ago: ${whenDatesFail(certificate)}.`,
      help: isForFederationOnly(certificate)
        ? "Install a new certificate. Publish the proof that belongs to it (Get-FederatedDomainProof) as TXT in every federated domain before you make it the current one."
        : `Renew it, with the names that clients need today, and assign the new one to the same services (Enable-ExchangeCertificate). If a newer one is in use already, give that one instead of ${label}.`,
    };
  },
});
