import { defectFindings } from "../../autodiscover/defect-finding.js";
import { harmless } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "apex-answers-autodiscover",
    scope: "domain",
    severity: "error",
    summary: "The web host at the apex answers Autodiscover with settings of another service",
    why: "Clients try https://D/autodiscover/autodiscover.xml before anything else, and the first answer over a valid certificate ends the search. Hosting panels answer there by themselves, with IMAP and POP settings of the web host's own mail service: Outlook then sets up the wrong kind of account, or asks for a password that no mailbox has.",
    sources: ["Microsoft KB 3049615", "Microsoft KB 3211279, step 6"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ assessment }) {
    yield* defectFindings(assessment, "apex-answers-autodiscover");
  },
  message(found) {
    const { probe, domain, certainty } = found;
    const name = withoutDot(domain);
    const where = probe.endpoint?.addresses.join(", ") || name;
    const when = certainty === "certain" ? "" : ` if its certificate is for ${name}`;
    const declaring =
      certainty === "certain" ? "" : ` Which names its certificate carries can be declared: names: ["${name}"].`;
    return {
      text: `https://${name} (${where}) is declared to answer Autodiscover with settings of another service. Clients of ${name} ask there first: Outlook and phones take those settings${when}, end their search, and never reach the mailbox on Exchange.${harmless(found)}`,
      help: `Have the operator of that web host switch its Autodiscover off (a "404 not found" does no harm), or close port 443 there, or remove the address records of ${name} and use www.${name}. Where none of that can be had, the policy value ExcludeHttpsRootDomain keeps Outlook for Windows away, and no other client.${declaring}`,
    };
  },
  fix() {
    return { safety: "manual", summary: "What the apex shall do is your decision", edits: [], commands: [] };
  },
});
