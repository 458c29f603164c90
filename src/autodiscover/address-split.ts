import type { AcceptedDomain } from "../estate/estate.js";
import type { Certainty } from "../finding.js";
import { canonicalAddress, whyUnreachable } from "../zone/address.js";
import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Assessment } from "./assessment.js";
import { type Endpoint, isShut } from "./endpoint.js";
import { ownCertificateCovers } from "./probe.js";
import type { Survey } from "./survey.js";

type AddressRecord = ResourceRecord<"A" | "AAAA">;

/** An autodiscover host of which one address is Exchange and another one is not. */
export interface AddressSplit {
  /** The address records that lead elsewhere, all of one owner, at least one. */
  readonly strays: readonly [AddressRecord, ...AddressRecord[]];
  /** An address of Exchange that stands beside them. */
  readonly exchange: string;
  /** The host that clients dial, of the first domain. */
  readonly host: Name;
  /** The domains whose clients come to that owner. */
  readonly domains: readonly [AcceptedDomain, ...AcceptedDomain[]];
  /** `certain` where the configuration says what every one of them is. */
  readonly certainty: Certainty;
}

/** Each owner of such records once, however many domains are led to it by aliases. */
export function addressSplits(assessments: readonly Assessment[]): AddressSplit[] {
  const byOwner = new Map<Name, AddressSplit & { readonly domains: [AcceptedDomain, ...AcceptedDomain[]] }>();
  for (const assessment of assessments) {
    const split = splitOf(assessment);
    if (!split) continue;
    const { owner } = split.strays[0];
    const known = byOwner.get(owner);
    if (known) known.domains.push(assessment.domain);
    else byOwner.set(owner, { ...split, domains: [assessment.domain] });
  }
  return [...byOwner.values()];
}

/** Where something is wrong with the host as a whole, that is what has to be said of it. */
function splitOf({ survey, probes }: Assessment): Omit<AddressSplit, "domains"> | undefined {
  const probe = probes.find(({ kind }) => kind === "autodiscover");
  const endpoint = probe?.endpoint;
  if (!endpoint || probe.defect || endpoint.class !== "exchange") return undefined;
  const exchange = endpoint.lookup.addresses.find((address) => survey.exchangeAddresses.has(address));
  const found = endpoint.lookup.records.flatMap((record) => {
    const certainty = strayness(survey, endpoint, record);
    return certainty ? [{ record, certainty }] : [];
  });
  const [first, ...others] = found.map(({ record }) => record);
  if (!exchange || !first) return undefined;
  return {
    strays: [first, ...others],
    exchange,
    host: probe.name,
    certainty: found.every(({ certainty }) => certainty === "certain") ? "certain" : "possible",
  };
}

/**
 * How sure it is that an address is not Exchange; undefined where it is, where nobody gets an answer from it, so that
 * clients take the other one, and where it may be an access name's whose zone was not supplied.
 */
function strayness(survey: Survey, endpoint: Endpoint, { data }: AddressRecord): Certainty | undefined {
  const address = canonicalAddress(data.address) ?? data.address;
  const facts = survey.estate.hosts.get(address);
  if (survey.exchangeAddresses.has(address) || isShut(facts) || whyUnreachable(address)) return undefined;
  if (facts?.autodiscover === "exchange") return undefined;
  if (facts?.role || facts?.autodiscover) return "certain";
  if (ownCertificateCovers(survey, { ...endpoint, facts }) === false) return "certain";
  return survey.unseenAccessNames.length > 0 ? undefined : "possible";
}
