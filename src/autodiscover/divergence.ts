import { isCovered } from "../certificate/name-match.js";
import { lookup } from "../zone/lookup.js";
import { below, type Name, root, withoutDot } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { type AddressLookup, addressesOf, ownRecord } from "./addresses.js";
import type { Assessment } from "./assessment.js";
import { effectOf } from "./client.js";
import { isShut } from "./endpoint.js";
import { isMicrosoft365 } from "./microsoft.js";
import { ownCertificateCovers, type Probe, type StepKind } from "./probe.js";
import { srvOwner } from "./srv-owner.js";
import type { Survey } from "./survey.js";

/** A name by which clients find Exchange outside, and something else inside. */
export interface Divergence {
  /** `left behind`: outside it is Microsoft 365; `moved`: inside it is; `other host`: inside no Exchange answers;
   * `SRV`: inside the record names a host that the certificate does not carry. */
  readonly kind: "left behind" | "moved" | "other host" | "SRV";
  readonly name: Name;
  readonly domain?: Name;
  readonly inside: ResourceRecord;
  readonly outside: ResourceRecord | undefined;
  /** Clauses for messages: what the name leads to in each view. */
  readonly because: { readonly inside: string; readonly outside: string };
  /** For an SRV record: the zone that holds it, and the host that would do inside as well. */
  readonly cure?: { readonly zone: Zone; readonly target: Name };
}

/** One for a domain's discovery at most, then those of the mail access names. What is wrong outside the walks say. */
export function divergences(assessments: readonly Assessment[]): Divergence[] {
  const survey = assessments[0]?.survey;
  if (!survey || survey.estate.zones("internal").zones.length === 0) return [];
  const found = assessments.flatMap((assessment) => {
    const one = hostDivergence(assessment) ?? srvDivergence(assessment);
    return one ? [{ ...one, domain: assessment.domain.name }] : [];
  });
  const seen = new Set(found.map(({ name }) => name));
  const others = survey.accessNames.filter(({ name }) => !seen.has(name));
  return [...found, ...others.flatMap(({ name }) => otherHost(survey, name, undefined) ?? [])];
}

function hostDivergence({ domain, survey, probes }: Assessment): Divergence | undefined {
  const host = probeOf(probes, "autodiscover");
  if (!host?.endpoint || host.defect) return undefined;
  const found = addressesOf(survey.estate.zones("internal"), host.name);
  const inside = ownRecord(found);
  if (!inside) return undefined;
  const outside = ownRecord(host.endpoint.lookup);
  const base = { name: host.name, inside, outside };
  const isInside365 = isMicrosoft365(endOf(survey, found).name);
  if (host.verdict === "m365") {
    const isElsewhere = endOf(survey, found).outcome === "answer";
    // Hybrid keeps the host on premises: it is the public record that another rule speaks of.
    if (!isElsewhere || domain.mail === "hybrid") return undefined;
    return { ...base, kind: "left behind", because: { inside: led(found), outside: host.because } };
  }
  if (host.verdict !== "covered") return undefined;
  if (isInside365) {
    const isMoved = domain.mail !== "exchange-online";
    return isMoved ? { ...base, kind: "moved", because: { inside: led(found), outside: host.because } } : undefined;
  }
  return otherHost(survey, host.name, host.because);
}

/** A client inside asks the public zones for what its own do not hold. */
function endOf({ estate }: Survey, found: AddressLookup): AddressLookup {
  return found.outcome === "outside" ? addressesOf(estate.zones("public"), found.name) : found;
}

/** Only where somebody said of the addresses inside that they are no Exchange: there may be more servers than are known. */
function otherHost(survey: Survey, name: Name, because: string | undefined): Divergence | undefined {
  const found = addressesOf(survey.estate.zones("internal"), name);
  const inside = ownRecord(found);
  if (!inside || found.outcome !== "answer") return undefined;
  const { hosts } = survey.estate;
  const isOther = found.addresses.every((address) => hosts.get(address)?.role === "web" || isShut(hosts.get(address)));
  const outside = addressesOf(survey.estate.zones("public"), name);
  const known = outside.addresses.map((address) => survey.exchangeAddresses.get(address)).find(Boolean);
  if (!isOther || !known) return undefined;
  const list = found.addresses.join(", ");
  const what = found.addresses.every((address) => hosts.get(address)?.role === "web")
    ? `${list} is declared a web host`
    : `port 443 of ${list} is declared shut`;
  const clauses = { inside: what, outside: because ?? `${known.address} is Exchange: ${known.because}` };
  return { kind: "other host", name, inside, outside: ownRecord(outside), because: clauses };
}

/** Where no host of its own serves inside, Outlook comes to the SRV record there. */
function srvDivergence({ domain, survey, probes }: Assessment): Divergence | undefined {
  const srv = probeOf(probes, "srv");
  const view = survey.estate.zones("internal");
  const name = srvOwner(domain.name);
  if (!srv || srv.defect || effectOf("outlook", srv) !== "serves") return undefined;
  if (servesInside(survey, below("autodiscover", domain.name))) return undefined;
  const { outcome, records } = lookup(view, name, "SRV");
  if (outcome !== "answer") return undefined;
  const inside = (records as readonly ResourceRecord<"SRV">[]).find(({ data }) => isUncovered(survey, data.target));
  if (!inside) return undefined;
  const { target } = (srv.record as ResourceRecord<"SRV">).data;
  const zone = view.enclosing(name);
  const isFoundInside = !["nxdomain", "nodata"].includes(addressesOf(view, target).outcome);
  const isOwn = zone?.records(name, "SRV").length === 1;
  return {
    ...{ kind: "SRV", name, inside, outside: srv.record },
    because: {
      inside: `the record names ${withoutDot(inside.data.target)}`,
      outside: `it names ${withoutDot(target)}`,
    },
    ...(zone && isFoundInside && isOwn && { cure: { zone, target } }),
  };
}

function servesInside(survey: Survey, host: Name): boolean {
  const { outcome } = addressesOf(survey.estate.zones("internal"), host);
  return outcome === "answer" && isCovered(survey.certificates, host);
}

function isUncovered(survey: Survey, target: Name): boolean {
  if (target === root || isMicrosoft365(target) || isCovered(survey.certificates, target)) return false;
  return ownCertificateCovers(survey, { facts: survey.estate.hosts.get(target), name: target }) !== true;
}

function led({ name, addresses }: AddressLookup): string {
  return addresses.length > 0 ? `it leads to ${addresses.join(", ")}` : `it is an alias of ${withoutDot(name)}`;
}

function probeOf(probes: readonly Probe[], kind: StepKind): Probe | undefined {
  return probes.find((probe) => probe.kind === kind);
}
