import type { Certificate, CertificateName } from "../../certificate/certificate.js";
import { type InternalReason, whyInternalOnCertificate } from "../../certificate/internal-name.js";
import { certificatesServing } from "../../certificate/name-match.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { accessNames } from "../../estate/access-name.js";
import type { Estate } from "../../estate/estate.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface InternalSan extends Found {
  readonly certificate: Certificate;
  readonly internal: CertificateName;
  readonly reason: InternalReason;
  readonly estate: Estate;
}

export const rule = defineRule({
  meta: {
    id: "san-internal-name",
    scope: "certificate",
    severity: "error",
    summary: "The certificate carries a name or address that exists only inside",
    why: "Public authorities must not issue certificates for internal names or reserved addresses, and have revoked the old ones: a certificate with such a name cannot be renewed as it stands. Whatever still dials it (the service connection point, internal URLs of virtual directories) has to use a public name first. On a certificate of a private authority it is only worth knowing: info. Names below .example and documentation addresses count as public, and a certificate for the federation trust alone is exempt.",
    sources: [
      "Baseline Requirements §4.2.2, §7.1.2.7.12",
      "RFC 6762 §3, appendix G",
      "RFC 8375 §3",
      "ICANN Board, 29 July 2024 (.internal)",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<InternalSan> {
    if (isForFederationOnly(certificate)) return;
    const severity = certificate.issuerKind === "private" ? "info" : "error";
    for (const internal of certificate.names) {
      const reason = whyInternalOnCertificate(internal);
      if (reason) yield { at: internal.at, severity, certificate, internal, reason, estate };
    }
  },
  message({ certificate, internal, reason, estate }) {
    const { label, issuerKind, format } = certificate;
    const says = `${internal.text} on ${label} exists only inside: ${reason.because} [${reason.source}].`;
    if (issuerKind === "private") {
      return {
        text: `${says} A private authority may certify it; a public one would refuse.`,
        help: "Nothing needs to be done as long as no public authority is asked for this name.",
      };
    }
    const result = format === "planned" ? "had as planned" : "renewed as it is";
    return {
      text: `${says} No public authority issues a certificate with it, so this one cannot be ${result}.`,
      help: `First let whatever dials ${internal.text} use ${publicName(estate)} instead: the service connection point (-AutoDiscoverServiceInternalUri of ${scpCmdlet(estate)}) and the internal URLs of the virtual directories (-InternalUrl of Set-WebServicesVirtualDirectory and its kin). Then leave it off the next certificate. If a private authority issues this one, say so in zonewright.yaml (issuer: private).`,
    };
  },
});

/** Exchange 2016 renamed the cmdlet. */
function scpCmdlet({ exchange }: Estate): string {
  switch (exchange?.version) {
    case undefined:
      return "Set-ClientAccessService; up to Exchange 2013, Set-ClientAccessServer";
    case "2007":
    case "2010":
    case "2013":
      return "Set-ClientAccessServer";
    default:
      return "Set-ClientAccessService";
  }
}

function publicName(estate: Estate): string {
  const [access] = accessNames(estate.zones("public"), certificatesServing("iis", estate.certificates));
  return access ? withoutDot(access.name) : "a public name";
}
