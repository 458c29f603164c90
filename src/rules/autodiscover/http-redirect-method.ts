import { redirectHost } from "../../autodiscover/redirect-probe.js";
import { type RedirectingHost, redirectingHosts } from "../../autodiscover/redirecting-host.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "http-redirect-method",
    scope: "estate",
    severity: "info",
    summary: "Clients are to find Exchange by a redirect on port 80 of the autodiscover host",
    why: "A host that listens on port 80 alone and redirects to a name on the certificate is Microsoft's answer for many mail domains on one certificate. It hangs on what no zone file tells: the status must be 301 or 302, the target https, its path /autodiscover/autodiscover.xml and its name on the certificate, and port 443 of that address has to stay closed.",
    sources: [
      "Microsoft KB 3211279, step 9",
      "MS-OXDISCO §3.1.5.4",
      "ews-managed-api, AutodiscoverService, TryGetRedirectionResponse",
    ],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ assessments }) {
    for (const found of redirectingHosts(assessments)) {
      const { redirect, http } = found;
      if (redirect.verdict === "redirects" && http.status !== undefined) continue;
      yield { ...place(found), severity: found.severity, found };
    }
  },
  message({ found: { host, redirect, http, severity, isSpare, assessments } }) {
    const name = withoutDot(host.name);
    const target = redirectHost(http);
    const where = target ? withoutDot(target) : "another host";
    const also = assessments.length > 1 ? `, like ${assessments.length - 1} more of the autodiscover hosts,` : "";
    if (redirect.verdict === "redirects") {
      return {
        text: `${name}${also} serves clients by a redirect on port 80 to ${where}. Nobody said with which status: Outlook follows 301 and 302, and others not for certain.`,
        help: `Let it answer 301 or 302 with https://${where}/autodiscover/autodiscover.xml, keep port 443 of ${host.endpoint?.addresses.join(", ") || name} closed, and say so: http: { redirect: …, status: 302 }.`,
      };
    }
    const spare = isSpare ? "the SRV record leads clients to Exchange" : "an earlier step ends the search";
    const effect =
      severity === "error"
        ? "Clients that come to it find no mailbox, and no step behind it serves them."
        : `Today that harms nobody: ${spare}.`;
    return {
      text: `The redirect on port 80 of ${name}${also} leads no client to Exchange: ${redirect.because}. ${effect}`,
      help: "Redirect with status 301 or 302 to https, to a name on the certificate and the path /autodiscover/autodiscover.xml; or take the redirect away.",
    };
  },
});

function place({ host, assessments: [{ domain }] }: RedirectingHost) {
  const at = host.record?.span ?? domain.at;
  return {
    ...{ at, domain: domain.name, view: "public" as const },
    ...(host.record && { owner: host.record.owner, type: host.record.type }),
  };
}
