import { endpointOf, isShut } from "../autodiscover/endpoint.js";
import type { Survey } from "../autodiscover/survey.js";
import type { Estate, HostFacts } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import { isCutOff } from "../zone/cut.js";
import { below, type Name, toName, withoutDot } from "../zone/name.js";

/** A host that answers on port 80 alone, and sends clients on to Exchange (Microsoft KB 3211279, step 9). */
export interface RedirectingHost {
  readonly name: Name;
  /** Where it sends them. */
  readonly redirect: string;
  /** It is to be set up: the record that gives it an address of its own, which nobody knows yet. */
  readonly toSetUp?: ZoneEdit;
}

/** Stands for the address that the host will have; never Exchange's, whose port 443 answers (RFC 5737). */
const placeholder = "192.0.2.80";

/** The host that redirects already by what is declared; else the one to set up beside the name that clients are led to. */
export function redirectingHostFor(
  survey: Survey,
  target: Name,
  primary: Name | undefined,
): RedirectingHost | undefined {
  const { estate } = survey;
  for (const [key, { http, https }] of estate.hosts) {
    const name = /^[\d.]+$|:/.test(key) ? undefined : toName(key);
    if (!name || typeof http !== "object" || !isShut({ ...(https && { https }) })) continue;
    if (endpointOf(survey, name).lookup.outcome === "answer") return { name, redirect: http.redirect };
  }
  const name = primary && below("autodiscoverredirect", primary);
  const zone = name && estate.zones("public").enclosing(name);
  if (!name || !zone || isCutOff(zone, name) || zone.has(name)) return undefined;
  const record = { owner: name, ttl: 3600, type: "A", data: { address: placeholder } } as const;
  return {
    name,
    redirect: `https://${withoutDot(target)}/autodiscover/autodiscover.xml`,
    toSetUp: { zone, edit: { kind: "add", record } },
  };
}

/** The estate with the host as it is to be set up: nobody listens on port 443, and port 80 redirects. */
export function withRedirect(estate: Estate, { name, redirect }: RedirectingHost): Estate {
  const facts: HostFacts = { https: "closed", http: { redirect, status: 302 }, role: "web" };
  return { ...estate, hosts: new Map([...estate.hosts, [name, facts], [placeholder, facts]]) };
}
