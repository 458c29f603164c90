import type { Assessment } from "../../autodiscover/assessment.js";
import { pointedNames } from "../../autodiscover/needed-name.js";
import { slowAddresses } from "../../autodiscover/slow-address.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "apex-slow-probe",
    scope: "domain",
    severity: "info",
    summary: "The domain name leads to an address where connections are neither taken nor refused",
    why: "Clients try https://D/ before anything else. A host that refuses the connection sends them on at once; one that drops what comes in, or a private address that nobody outside can reach, keeps Outlook waiting for its timeout, 25 seconds by default, at each such address and each time that it runs Autodiscover.",
    sources: ["Microsoft KB 3211279, step 6 and the HTTP timeout", "RFC 1918 §3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ assessment }) {
    const { domain, probes } = assessment;
    const apex = probes.find(({ kind }) => kind === "apex");
    const [first, ...others] = apex?.endpoint ? slowAddresses(assessment.survey, apex.endpoint) : [];
    if (!first || isNeeded(assessment)) return;
    const { span: at, owner, type } = first.record;
    yield { at, domain: domain.name, view: "public" as const, owner, type, first, others };
  },
  message({ domain, first, others }) {
    const name = withoutDot(domain);
    const more = others.length === 0 ? "" : ` The same goes for ${others.map(({ address }) => address).join(", ")}.`;
    return {
      text: `Clients of ${name} first try https://${name}, and nothing answers them at ${first.address}, ${first.why}.${more} Outlook waits there for its timeout, 25 seconds by default, before it goes on: setting up an account takes long, and so does every later run of Autodiscover.`,
      help: first.isPrivate
        ? `Take the address out of the public zone: it belongs in the internal one. If this is the zone that clients inside ask, give it with --internal.`
        : `Let the firewall refuse connections to port 443 there (a TCP reset) instead of dropping them, or remove the address records of ${name} and use www.${name}.`,
      related: others.map(({ record, address, why }) => ({ message: `${address}: ${why}`, at: record.span })),
    };
  },
});

/** A host that mail or clients are sent to has to answer, which is public-private-address's to say. */
function isNeeded({ domain, survey }: Assessment): boolean {
  const pointed = [...pointedNames(domain)].some(({ name }) => name === domain.name);
  return pointed || survey.accessNames.some(({ name }) => name === domain.name);
}
