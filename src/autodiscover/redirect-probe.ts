import type { AcceptedDomain, HttpRedirect } from "../estate/estate.js";
import { canonicalAddress } from "../zone/address.js";
import { type Name, toName, withoutDot } from "../zone/name.js";
import { type Endpoint, endpointOf } from "./endpoint.js";
import { httpsVerdict, type Probe, type Verdict } from "./probe.js";
import type { Survey } from "./survey.js";

/**
 * Port 80 of `autodiscover.D`: step 9; only a redirect to https counts, with 301 or 302
 * (Microsoft KB 3211279), and to the path of the service (ews-managed-api, TryGetRedirectionResponse).
 */
export function redirectProbe(survey: Survey, domain: AcceptedDomain, autodiscover: Probe): Probe {
  const { name, endpoint } = autodiscover;
  const as = (verdict: Verdict, because: string): Probe => ({
    kind: "redirect",
    name,
    verdict,
    certainty: "certain",
    because,
  });
  if (autodiscover.verdict === "m365" && domain.mail === "on-premises") {
    return as("foreign-ok", "Microsoft 365 redirects to its own host, which has no mailbox of the domain");
  }
  if (autodiscover.verdict === "m365") {
    return { ...as("redirects", "Microsoft 365 redirects to its own host"), certainty: autodiscover.certainty };
  }
  const http = endpoint?.facts?.http;
  if (!endpoint || endpoint.class === "silent") return as("silent", `${withoutDot(name)} has no address`);
  if (typeof http !== "object") return as("silent", withoutRedirect[http ?? "unknown"]);
  if (!URL.canParse(http.redirect)) return as("refused", "the declared redirect is no URL");
  const target = new URL(http.redirect);
  if (target.protocol !== "https:") return as("refused", "clients refuse a redirect to plain http");
  if (target.pathname.toLowerCase() !== "/autodiscover/autodiscover.xml") {
    return as(
      "refused",
      "the redirect does not lead to /autodiscover/autodiscover.xml, and nothing else answers clients",
    );
  }
  if (http.status !== undefined && http.status !== 301 && http.status !== 302) {
    return as("refused", `the redirect has the status ${http.status}, and Outlook follows 301 and 302 alone`);
  }
  return redirectTarget(survey, target.hostname, as);
}

const withoutRedirect = {
  open: "port 80 sends nobody on",
  closed: "port 80 is closed",
  unknown: "no redirect is declared",
};

function redirectTarget(survey: Survey, host: string, as: (verdict: Verdict, because: string) => Probe): Probe {
  // Certificates are for names.
  const name = canonicalAddress(host.replace(/[[\]]/g, "")) === undefined ? toName(host) : undefined;
  if (!name) return as("refused", "the redirect names no host");
  const { verdict, certainty } = httpsVerdict(survey, endpointOf(survey, name));
  if (verdict === "covered" || verdict === "m365") {
    return { ...as("redirects", `port 80 redirects to ${withoutDot(name)}`), certainty };
  }
  if (verdict === "unknown" || verdict === "possible" || verdict === "foreign-ok") {
    return {
      ...as("unknown", `port 80 redirects to ${withoutDot(name)}, of which too little is known`),
      certainty: "possible",
    };
  }
  if (verdict === "silent") return as("refused", `the redirect goes to ${withoutDot(name)}, where nobody answers`);
  return as("refused", `the redirect goes to ${withoutDot(name)}, which is not on the certificate`);
}

/** What was declared of port 80 of a host that sends clients on; undefined for any other host. */
export function redirectOf(endpoint: Endpoint | undefined): HttpRedirect | undefined {
  const http = endpoint?.facts?.http;
  return typeof http === "object" && endpoint?.class !== "silent" ? http : undefined;
}

/** The host that a redirect names. */
export function redirectHost({ redirect }: HttpRedirect): Name | undefined {
  return URL.canParse(redirect) ? toName(new URL(redirect).hostname) : undefined;
}
