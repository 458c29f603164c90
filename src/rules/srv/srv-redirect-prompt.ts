import { promptingHosts } from "../../autodiscover/led-elsewhere.js";
import { domainList } from "../../autodiscover/wording.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "srv-redirect-prompt",
    scope: "estate",
    severity: "info",
    summary: "Outlook asks people once whether another host may configure their account",
    why: "An SRV record and a redirect on port 80 come from DNS and plain http, which anybody on the way could forge. So Outlook names the host that it was sent to and asks. That is no fault, but whoever is not told of it calls the help desk, or chooses Cancel and has no mail.",
    sources: ["Microsoft KB 2480582", "MS-OXDISCO §3.1.5.4", "grommunio, autodiscover(7)"],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ assessments }) {
    for (const led of promptingHosts(assessments)) {
      const [{ assessment, record }] = led.ways;
      const { span: at, owner, type } = record;
      yield { at, domain: assessment.domain.name, view: "public" as const, owner, type, led };
    }
  },
  message({ led: { target, kind, ways } }) {
    const host = withoutDot(target);
    const domains = domainList(ways.map(({ assessment }) => assessment.domain.name));
    const why =
      kind === "srv"
        ? `because the SRV record leads to ${host}, outside the mail domain`
        : `because port 80 redirects to ${host}`;
    return {
      text: `Outlook asks people of ${domains} once, when it sets up their account, whether ${host} may configure it ("Allow this website to configure … server settings?"), ${why}.`,
      help: `Tell people to choose Allow. Or keep the question away: a string value named ${host}, without data, below HKEY_CURRENT_USER\\Software\\Microsoft\\Office\\16.0\\Outlook\\AutoDiscover\\RedirectServers.`,
    };
  },
});
