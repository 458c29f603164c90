import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly, whenDatesFail } from "../../certificate/service.js";
import { inDays, utc, type Validity, validityAt } from "../../certificate/validity.js";
import { defineRule, type Found } from "../rule.js";

interface ExpiresSoon extends Found {
  readonly certificate: Certificate;
  readonly validity: Validity;
}

export const rule = defineRule({
  meta: {
    id: "certificate-expires-soon",
    scope: "certificate",
    severity: "warning",
    summary: "The certificate expires soon",
    why: "It is reported when less than 30 days or a third of its whole life is left, whichever is shorter; so a certificate of 47 days is not reported for most of its life. Below a tenth the message says so. The renewal is the moment to put right the names that it carries: what is missing on the present certificate needs no second one.",
    sources: ["RFC 5280 §4.1.2.5", "Baseline Requirements §6.3.2", "Exchange HealthChecker, certificate check"],
    needs: ["certificate dates"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<ExpiresSoon> {
    const validity = validityAt(certificate, estate.now);
    if (validity?.phase === "expires soon") yield { at: certificate.at, certificate, validity };
  },
  message({ certificate, validity }) {
    const { label } = certificate;
    const tenth = validity.atItsEnd ? ", with less than a tenth of its life left" : "";
    return {
      text: `${label} expires on ${utc(validity.notAfter)}, in ${inDays(validity.distance)}${tenth}: after that ${whenDatesFail(certificate)}.`,
      help: isForFederationOnly(certificate)
        ? "Install the next certificate, publish the proof that belongs to it (Get-FederatedDomainProof) as TXT in every federated domain, and make it the current one when all servers have it (Test-FederationTrustCertificate)."
        : "Renew it now, and ask for the names that clients need today: the other findings say which are missing and which are of no use.",
    };
  },
});
