import { type MissingServiceName, missingServiceNames } from "../../autodiscover/missing-service-name.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface Missing extends Found {
  readonly missing: MissingServiceName;
}

export const rule = defineRule({
  meta: {
    id: "san-missing-service-name",
    scope: "estate",
    severity: "error",
    summary: "A name under which people or mail programs reach Exchange is not on the certificate",
    why: "Every name that is dialled has to be on the certificate, also those that no record for Autodiscover speaks of: webmail, owa or mail below a mail domain, and the name by which a receive connector looks for its certificate. That somebody dials the first is likely and not known, so they are `possible`. Silent: names that another finding tells of (autodiscover hosts, SRV targets, hosts in MX records, URLs of the virtual directories, names that a wildcard nearly covers), hosts that are not Exchange or present a certificate of their own, and connectors with the name of their server or with a TlsCertificateName.",
    sources: [
      'Exchange Server documentation, "Digital certificates and encryption in Exchange Server"',
      'Exchange documentation, "Selection of inbound STARTTLS certificates"',
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<Missing> {
    for (const missing of missingServiceNames(estate, assessments)) {
      if (missing.kind === "connector") yield { at: missing.connector.at, certainty: "possible", missing };
      else {
        const { span: at, owner, type } = missing.record;
        const domain = missing.domain.name;
        yield { at, domain, view: "public", owner, type, certainty: "possible", missing };
      }
    }
  },
  message({ missing }) {
    const related = certificateNames(missing.certificates);
    if (missing.kind === "connector") {
      const name = withoutDot(missing.name);
      return {
        text: `The receive connector ${missing.connector.name} goes by the name ${name}, and looks for a certificate with it; none that serves mail transport carries it. Without one it offers no STARTTLS, or with the certificate of setup: mail programs warn, and servers that insist on encryption do not deliver.`,
        help: `Put ${name} on the certificate, give the connector a name that is on it (Set-ReceiveConnector -Fqdn), or name the certificate with -TlsCertificateName.`,
        related,
      };
    }
    const { endpoint, record } = missing;
    const name = withoutDot(missing.name);
    const alias = record.type === "CNAME" ? " That it is an alias of a name on the certificate would not help." : "";
    return {
      text: `${name} leads to Exchange (${endpoint.because}), and no certificate carries it. It begins with a label that people usually dial: their browsers warn, and mail programs and phones refuse to connect.${alias}`,
      help: `Put ${name} on the next certificate, or, if nobody uses it, remove the record. People whose clients were set up with it can be given a name that is on the certificate.`,
      related,
    };
  },
});
