import { srvOnlyWays, type Way } from "../../autodiscover/led-elsewhere.js";
import { domainList } from "../../autodiscover/wording.js";
import { isCovered } from "../../certificate/name-match.js";
import { below, withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-only-domain",
    scope: "estate",
    severity: "info",
    summary: "Nothing but an SRV record leads clients to Exchange, which phones may not ask for",
    why: "Outlook and EWS programs ask for the SRV record. Microsoft describes it for phones too, but products leave it out, and the mail program of Windows does. Which phone asks is told by no document: where it does not, people have to type the server's name.",
    sources: [
      "Microsoft, Autodiscover for Exchange ActiveSync developers",
      "MS-OXDISCO Appendix A, note 2",
      "Exchange documentation, Autodiscover service",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ assessments }) {
    const ways = srvOnlyWays(assessments);
    const isDeclared = ({ assessment: { domain } }: Way) => domain.clientsDeclared;
    for (const way of ways.filter(isDeclared)) yield { ...found([way]), severity: "warning" as const };
    const [first, ...others] = ways.filter((way) => !isDeclared(way));
    if (first) yield { ...found([first, ...others]), severity: "info" as const };
  },
  message({ ways }) {
    const names = ways.map(({ assessment }) => assessment.domain.name);
    const [{ assessment }] = ways;
    const first = assessment.domain.name;
    const host = below("autodiscover", first);
    const isCarried = isCovered(assessment.survey.certificates, host);
    const hosts = names.length === 1 ? withoutDot(host) : `each autodiscover host (${withoutDot(host)} …)`;
    const how = isCarried
      ? `The certificate carries ${hosts}: lead it to Exchange, and every client is served.`
      : `To serve every client, put ${hosts} on the next certificate and lead it to Exchange.`;
    return {
      text: `Only an SRV record leads clients of ${domainList(names)} to Exchange. Outlook follows it; phones and the mail program of Windows may not ask for it, and then people have to type the name of the server themselves.`,
      help: `${how} If nobody there uses phones, say so: domains: { ${withoutDot(first)}: { clients: [outlook] } }.`,
    };
  },
});

function found(ways: readonly [Way, ...Way[]]) {
  const [{ assessment, record }] = ways;
  const { span: at, owner, type } = record;
  const certainty = "possible" as const;
  return { at, domain: assessment.domain.name, view: "public" as const, owner, type, certainty, ways };
}
