import { isMisspeltAtMicrosoft } from "../../autodiscover/cure.js";
import { defectFindings } from "../../autodiscover/defect-finding.js";
import { isOnCertificate } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-owner-typo",
    scope: "domain",
    severity: "warning",
    summary: "The autodiscover host is misspelt in the zone",
    why: "Clients ask for autodiscover.D, letter by letter. A record one letter off answers nobody.",
    sources: ["RFC 1034 §3.1", "Exchange documentation, Autodiscover service"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "autodiscover-owner-typo");
  },
  message({ probe, record, assessment }) {
    const wrong = withoutDot(record.owner);
    const right = withoutDot(probe.name);
    return {
      text: `${wrong} looks like a misspelt ${right}, which does not exist. No client asks for ${wrong}, so whoever relies on it finds nothing.`,
      help:
        isOnCertificate(assessment, probe) || isMisspeltAtMicrosoft(assessment)
          ? `Give the record its right name, ${right}, and see that it leads to where the mailboxes are.`
          : `The certificate does not carry ${right} either: remove the record and lead Outlook to Exchange by an SRV record, or have the certificate issued with that name and rename the record.`,
    };
  },
});
