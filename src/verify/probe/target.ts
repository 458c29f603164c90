import { type Endpoint, endpointOf } from "../../autodiscover/endpoint.js";
import { srvOwner } from "../../autodiscover/srv-owner.js";
import { type Survey, surveyOf } from "../../autodiscover/survey.js";
import type { AcceptedDomain, Estate } from "../../estate/estate.js";
import { lookup } from "../../zone/lookup.js";
import { below, type Name, root } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { isHostName } from "./host-name.js";

/** A name that clients dial. */
export interface ProbeTarget {
  readonly name: Name;
  /** The first mail domain that they dial it for. */
  readonly domain: Name;
  /** Whether they also ask its port 80 for a redirect. */
  readonly isRedirecting: boolean;
  /** As the zones have them; absent where they do not tell what clients get. */
  readonly addresses?: readonly string[];
}

/**
 * What the walks of an estate dial, each name once: apexes, autodiscover hosts, the targets of SRV records; and the mail
 * access names that a cure would lead clients to. Left out is what resolves to nothing, and Microsoft 365, which is known.
 */
export function targetsOf(estate: Estate): ProbeTarget[] {
  const survey = surveyOf(estate);
  const found = new Map<Name, ProbeTarget>();
  const add = (name: Name, domain: Name, isRedirecting = false) => {
    const known = found.get(name);
    if (known?.isRedirecting || (known && !isRedirecting)) return;
    const target = known ? { ...known, isRedirecting } : targetOf(survey, name, domain, isRedirecting);
    if (target) found.set(name, target);
  };
  const domains = estate.domains.filter(({ mail }) => mail !== "none");
  for (const domain of domains) {
    add(domain.name, domain.name);
    add(below("autodiscover", domain.name), domain.name, true);
    for (const target of srvTargets(estate, domain)) add(target, domain.name);
  }
  const [first] = domains;
  for (const { name } of first ? survey.accessNames : []) add(name, (first as AcceptedDomain).name);
  return [...found.values()];
}

/** A host that something which was asked sends clients on to. */
export function furtherTarget(survey: Survey, name: Name, domain: Name): ProbeTarget | undefined {
  return targetOf(survey, name, domain, false);
}

function targetOf(survey: Survey, name: Name, domain: Name, isRedirecting: boolean): ProbeTarget | undefined {
  if (!isHostName(name)) return undefined;
  const endpoint = endpointOf(survey, name);
  if (endpoint.class === "silent" || endpoint.class === "m365") return undefined;
  return { name, domain, isRedirecting, ...(isTold(endpoint) && { addresses: endpoint.lookup.addresses }) };
}

/** What a proxy answers for is not where the records lead. */
function isTold({ lookup: { outcome }, proxied }: Endpoint): boolean {
  return outcome === "answer" && !proxied;
}

function srvTargets(estate: Estate, { name }: AcceptedDomain): Name[] {
  const { outcome, records } = lookup(estate.zones("public"), srvOwner(name), "SRV");
  if (outcome !== "answer") return [];
  return (records as readonly ResourceRecord<"SRV">[])
    .filter(({ data }) => data.port === 443 && data.target !== root)
    .map(({ data }) => data.target);
}
