import { type MissingPolicy, missingPolicy } from "../../autodiscover/policy-host.js";
import { certificateNames } from "../../certificate/related.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "mta-sts-uncovered",
    scope: "domain",
    severity: "error",
    summary: "A domain announces an MTA-STS policy that no sender gets",
    why: "The TXT record at _mta-sts.D only says that there is a policy, and has to be the only one and written to the letter; the policy itself is fetched by https from mta-sts.D, and the certificate of that host has to carry this very name. Where it cannot be fetched, mail is delivered as if there were none, so that nobody notices; and senders that still remember an older policy keep to that one, and may refuse mail hosts that are new.",
    sources: ["RFC 8461 §3.1, §3.3, §8.3"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ domain, assessment }) {
    const missing = missingPolicy(assessment);
    if (!missing) return;
    const { span: at, owner, type } = missing.record;
    const { certificates } = assessment.survey;
    const place = { at, domain: domain.name, view: "public" as const, owner, type };
    yield { ...place, certainty: missing.certainty, missing, certificates };
  },
  message({ domain, missing, certificates }) {
    const [name, host] = [withoutDot(domain), withoutDot(missing.host)];
    if (missing.kind === "record") {
      return {
        text: `${withoutDot(missing.record.owner)} is meant to announce an MTA-STS policy for ${name}, and senders pass it over: ${missing.because}. Mail to ${name} is delivered as if there were no policy.`,
        help: "Publish one record that reads v=STSv1; id=20260101, with an id of your own that changes whenever the policy does.",
      };
    }
    return {
      text: `${withoutDot(missing.record.owner)} announces an MTA-STS policy for ${name}, and nobody can fetch it from ${host}: ${missing.because}. Mail to ${name} is delivered without the protection that is promised; senders that remember an older policy keep to that one until it expires.`,
      help: helps[missing.kind](host),
      related: missing.kind === "not on certificate" ? certificateNames(certificates) : [],
    };
  },
});

const helps: Readonly<Record<Exclude<MissingPolicy["kind"], "record">, (host: string) => string>> = {
  absent: (host) =>
    `Give ${host} a record that leads to the web host with the policy (/.well-known/mta-sts.txt). To give up MTA-STS, publish a policy with the mode none first, and remove the records when the old one has expired.`,
  unreachable: (host) => `Lead ${host} to a host that senders on the Internet can reach on port 443.`,
  "not on certificate": (host) =>
    `Put ${host} on the certificate of the host that it leads to, or lead it to a web host that has one for it. A redirect does not help: senders do not follow it.`,
};
