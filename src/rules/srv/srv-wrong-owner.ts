import { defectFindings } from "../../autodiscover/defect-finding.js";
import { harmless } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-wrong-owner",
    scope: "domain",
    severity: "error",
    summary: "An SRV record meant for Autodiscover stands at an owner that no client asks for",
    why: "Clients ask for exactly _autodiscover._tcp.D. A misspelt service, another protocol, a lost underscore or a place below autodiscover.D makes the record a dead letter.",
    sources: ["Exchange documentation, Autodiscover service", "RFC 2782"],
    needs: [],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-wrong-owner");
  },
  message(found) {
    const { record, domain } = found;
    return {
      text: `The SRV record at ${withoutDot(record.owner)} is read by nobody: clients of ${withoutDot(domain)} ask for _autodiscover._tcp.${withoutDot(domain)}. Outlook behaves as if there were no record.${harmless(found)}`,
      help: `Move it to _autodiscover._tcp.${withoutDot(domain)}.`,
    };
  },
});
