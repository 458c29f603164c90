import { isUnseenDomain } from "../../autodiscover/unseen-step.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "autodiscover-view-unknown",
    scope: "estate",
    severity: "warning",
    summary: "A domain is to be judged of which no public zone was given",
    why: "What clients of a domain do is read from its zone. Where that is missing nothing was checked, and a run without errors would look as if the domain were in order: often it is the very one that was forgotten when the zones were gathered.",
    sources: ["Exchange documentation, Autodiscover service: a CNAME or an SRV record for every accepted domain"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const domain of estate.domains) {
      if (!isUnseenDomain(domain)) continue;
      const { at, name, internalZone } = domain;
      yield { at, domain: name, view: "public" as const, isInside: internalZone !== undefined };
    }
  },
  message({ domain, isInside }) {
    const name = withoutDot(domain);
    const what = isInside ? `Of ${name} only an internal zone was given` : `No zone was given that holds ${name}`;
    return {
      text: `${what}. So nobody can tell what clients of ${name} find outside: none of the checks that concern the domain was made.`,
      help: `Give the public zone file of ${name}, or of the domain above it. If nobody has a mailbox there, say so: domains: { ${name}: { mail: none } }.`,
    };
  },
});
