import type { AcceptedDomain } from "../../estate/estate.js";
import { isFederated, isTooLong, longestDomain } from "../../federation/federated.js";
import { placeOf } from "../../federation/publication.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "federation-domain-too-long",
    scope: "estate",
    severity: "error",
    summary: `An accepted domain that is to be federated has more than ${longestDomain} characters`,
    why: `Exchange federates accepted domains of at most ${longestDomain} characters. A longer one is refused when it is added to the federated organisation, whatever its DNS says: its users cannot share free/busy times or calendars through the federation.`,
    sources: ['Exchange Server 2013 documentation, "Federation", section on the federated organisation identifier'],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const domain of estate.domains) {
      if (isFederated(domain) && isTooLong(domain)) yield tooLong(domain);
    }
  },
  message({ domain }) {
    const name = withoutDot(domain);
    return {
      text: `${name} has ${name.length} characters, and Exchange federates domains of at most ${longestDomain}. Add-FederatedDomain refuses it, so people whose addresses end in ${name} cannot share calendars with federated partners.`,
      help: `Federate a shorter accepted domain and give these people an address in it, or take ${name} out of the plan: no record changes this.`,
    };
  },
});

function tooLong(domain: AcceptedDomain) {
  return { at: placeOf(domain), domain: domain.name, owner: domain.name };
}
