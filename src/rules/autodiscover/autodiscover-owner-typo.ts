import { defectFindings } from "../../autodiscover/defect-finding.js";
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
  message({ probe, record }) {
    const wrong = withoutDot(record.owner);
    const right = withoutDot(probe.name);
    return {
      text: `${wrong} looks like a misspelt ${right}, which does not exist. No client asks for ${wrong}, so whoever relies on it finds nothing.`,
      help: `Rename the record to ${right} if the certificate carries that name; otherwise remove it and use an SRV record.`,
    };
  },
});
