import { defectFindings } from "../../autodiscover/defect-finding.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-shadowed",
    scope: "domain",
    severity: "error",
    summary: "The autodiscover host is tried before the good SRV record, and fails in front of the user",
    why: "SRV is the last step of the search. As long as autodiscover.D resolves to something that answers with the wrong certificate, clients meet that first: adding the SRV record is only half of the cure, the host record has to go.",
    sources: ["Microsoft KB 3211279, steps 7 and 10", "Microsoft KB 940881"],
    needs: ["certificate"],
    fixable: "cure",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "srv-shadowed");
  },
  message({ probe, record, domain, certainty }) {
    const host = withoutDot(probe.name);
    const maybe = certainty === "certain" ? "warns or fails" : "warns or fails if port 443 listens";
    return {
      text: `${withoutDot(domain)} has a good SRV record, but clients try ${host} first, and ${maybe} there: ${probe.because}, and no certificate known to serve it carries ${host}.`,
      help: `Remove the ${record.type} record of ${host}: then the search goes on to the SRV record.`,
    };
  },
});
