import type { Certificate } from "../../certificate/certificate.js";
import { whenDatesFail } from "../../certificate/service.js";
import { inDays, utc, type Validity, validityAt } from "../../certificate/validity.js";
import { defineRule, type Found } from "../rule.js";

interface NotYetValid extends Found {
  readonly certificate: Certificate;
  readonly validity: Validity;
}

export const rule = defineRule({
  meta: {
    id: "certificate-not-yet-valid",
    scope: "certificate",
    severity: "error",
    summary: "The certificate is not valid yet",
    why: "Until its first second a certificate is as bad as an expired one: clients warn or refuse. It happens when the next certificate is bound before its time, or when the clock of the server or of the authority is wrong. A certificate that begins at this very second is valid.",
    sources: ["RFC 5280 §4.1.2.5", "Microsoft KB 3211279, ShowCertErrors"],
    needs: ["certificate dates"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<NotYetValid> {
    const validity = validityAt(certificate, estate.now);
    if (validity?.phase === "not yet valid") yield { at: certificate.at, certificate, validity };
  },
  message({ certificate, validity }) {
    const { label } = certificate;
    return {
      text: `${label} is not valid before ${utc(validity.notBefore)}, in ${inDays(validity.distance)}: until then ${whenDatesFail(certificate)}.`,
      help: "Keep the present certificate assigned until then. If this one is in use already, look at the clock of the server that asked for it, or have it issued anew.",
    };
  },
});
