import { isCovered } from "../certificate/name-match.js";
import type { HostFacts } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { isBelow, type Name, parentOf, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { type AddressLookup, addressesOf } from "./addresses.js";
import { namesOfProxy, proxiedRecord } from "./cloudflare-proxy.js";
import { roleOf } from "./host-role.js";
import { isMicrosoft365 } from "./microsoft.js";
import type { Survey } from "./survey.js";

/**
 * What stands behind a name. `silent`: nothing that a client could open; `other`: a host that is not Exchange;
 * `unknown`: outside the supplied zones.
 */
export type EndpointClass = "exchange" | "m365" | "other" | "silent" | "unknown";

export interface Endpoint {
  readonly name: Name;
  readonly class: EndpointClass;
  readonly certainty: Certainty;
  /** Why it was classed so, a clause for messages: "203.0.113.10 is Exchange (webmail.contoso.com resolves to it)". */
  readonly because: string;
  readonly lookup: AddressLookup;
  /** Where a client ends up: one that finds port 443 of an address closed tries the next. All, when all are closed. */
  readonly addresses: readonly string[];
  /** What was declared about the name or an address of it. */
  readonly facts: HostFacts | undefined;
  /** The record for which clients are given addresses of Cloudflare's instead. */
  readonly proxied?: ResourceRecord;
}

/** Classes what a name of the public view leads to. */
export function endpointOf(survey: Survey, name: Name): Endpoint {
  return asClientsMeet(survey, endpointBehind(survey, name));
}

/** A host as its clients meet it: with Cloudflare's certificate, unless somebody declared what is presented. */
function asClientsMeet(survey: Survey, endpoint: Endpoint): Endpoint {
  const { facts, because, lookup } = endpoint;
  const proxied = lookup.outcome === "answer" ? proxiedRecord(lookup) : undefined;
  if (!proxied) return endpoint;
  if (facts?.names !== undefined || facts?.certificate !== undefined) return { ...endpoint, proxied };
  const names = namesOfProxy(survey.estate.zones("public"), endpoint.name);
  const behind = `${because}, behind Cloudflare's proxy`;
  return { ...endpoint, proxied, certainty: "possible", because: behind, facts: { ...facts, names } };
}

function endpointBehind(survey: Survey, name: Name): Endpoint {
  const lookup = addressesOf(survey.estate.zones("public"), name);
  const declared = declaredFor(survey, name, lookup);
  const { facts, addresses } = declared;
  const as = (kind: EndpointClass, because: string, certainty: Certainty = "certain"): Endpoint => ({
    name,
    class: kind,
    certainty,
    because,
    lookup,
    addresses,
    facts,
  });
  const end = withoutDot(lookup.name);
  if (isMicrosoft365(lookup.name) || facts?.role === "m365") return as("m365", `${end} is Microsoft 365`);
  if (lookup.outcome === "answer") return answered(survey, declared, as);
  const subject = lookup.name === name ? end : `${withoutDot(name)} is an alias of ${end}, which`;
  if (lookup.outcome === "nxdomain") return as("silent", `${subject} does not exist`);
  if (lookup.outcome === "nodata") return as("silent", `${subject} has no address`);
  if (lookup.outcome === "loop") return as("silent", `the alias ${withoutDot(name)} leads back to itself`);
  if (facts?.role === "exchange" || facts?.role === "proxy") return as("exchange", roleOf(end, facts));
  if (facts?.role === "web") return as("other", roleOf(end, facts));
  if (isCovered(survey.certificates, lookup.name)) {
    return as("exchange", `${end} is a name of the certificate, and its zone was not supplied`, "possible");
  }
  const beside = survey.unseenAccessNames.find((access) => isBelow(lookup.name, parentOf(access)));
  if (beside) {
    return as("exchange", `${end} may be ${withoutDot(beside)}, in a zone that was not supplied`, "possible");
  }
  const where = lookup.outcome === "delegated" ? "is delegated to another zone that" : "lies in a zone that";
  return as("unknown", `${end} ${where} was not supplied`, "possible");
}

function answered(
  survey: Survey,
  { own, facts, addresses }: Declared,
  as: (kind: EndpointClass, because: string, certainty?: Certainty) => Endpoint,
): Endpoint {
  const list = addresses.join(", ");
  if (own?.role === "web") return as("other", roleOf(list, own));
  const known = addresses.map((address) => survey.exchangeAddresses.get(address)).find(Boolean);
  if (known) return as("exchange", `${known.address} is Exchange: ${known.because}`);
  if (facts?.role === "web") return as("other", roleOf(list, facts));
  if (facts?.role) return as("exchange", roleOf(list, facts));
  const [unseen] = survey.unseenAccessNames;
  if (unseen) return as("unknown", `${list} may be ${withoutDot(unseen)}, whose zone was not supplied`, "possible");
  if (survey.exchangeAddresses.size === 0) return as("unknown", "no address of Exchange is known", "possible");
  return as("other", `${list} is no known address of Exchange`);
}

/** Whether nobody gets through to port 443, be it that the host says so or that it says nothing. */
export function isShut(facts: HostFacts | undefined): boolean {
  return facts?.https === "closed" || facts?.https === "dropped";
}

/** What the configuration says of a name. */
interface Declared {
  /** Of the name itself, then of the one that it leads to; an address of it may say otherwise. */
  readonly own: HostFacts | undefined;
  /** Of the name that is dialled, then of the one that it leads to, then of its addresses. */
  readonly facts: HostFacts | undefined;
  readonly addresses: readonly string[];
}

function declaredFor({ estate: { hosts } }: Survey, name: Name, lookup: AddressLookup): Declared {
  const listening = lookup.addresses.filter((address) => !isShut(hosts.get(address)));
  const addresses = listening.length > 0 ? listening : lookup.addresses;
  const merged = (keys: readonly string[]): HostFacts | undefined => {
    const found = keys.map((key) => hosts.get(key)).filter((facts) => facts !== undefined);
    return found.length === 0 ? undefined : Object.assign({}, ...found.reverse());
  };
  const names = [name, lookup.name];
  return { own: merged(names), facts: merged([...names, ...addresses]), addresses };
}
