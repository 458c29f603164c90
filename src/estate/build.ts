import type { Certificate } from "../certificate/certificate.js";
import type { Inference } from "../finding.js";
import type { Span } from "../text/source.js";
import type { Dialect } from "../zone/dialect/dialect.js";
import { below, type Name, withoutDot } from "../zone/name.js";
import type { ZoneNote } from "../zone/note.js";
import type { View, Zone } from "../zone/zone.js";
import { type ZoneSet, zoneSet } from "../zone/zone-set.js";
import type { AcceptedDomain, Client, Estate, ExchangeFacts, HostFacts, MailHome, SyntaxProblem } from "./estate.js";
import type { Microsoft365Facts } from "./microsoft-365.js";
import { isSingleHost } from "./single-host.js";

const allClients: readonly Client[] = ["outlook", "outlook-legacy", "mac", "mobile", "ews"];

/** What the configuration (or `--proof`) says of an accepted domain. */
export interface DeclaredDomain {
  readonly name: Name;
  readonly at: Span;
  readonly mail?: MailHome;
  readonly federation?: AcceptedDomain["federation"];
  readonly clients?: readonly Client[];
  readonly m365?: Microsoft365Facts;
}

/** Everything that was read, before anything is concluded from it. Only the public zones are needed. */
export interface EstateInput {
  readonly zones: { readonly public: readonly Zone[]; readonly internal?: readonly Zone[] };
  /** ZoneReading.problems of all of them. */
  readonly problems?: readonly SyntaxProblem[];
  /** ZoneReading.notes of all of them. */
  readonly notes?: readonly ZoneNote[];
  readonly certificates?: readonly Certificate[];
  readonly declared?: readonly DeclaredDomain[];
  /** `--domain`: judge only these; one that nothing else names is added. */
  readonly only?: readonly { readonly name: Name; readonly at: Span }[];
  /** Keyed by name (absolute, lower case) or by canonical address. */
  readonly hosts?: ReadonlyMap<string, HostFacts>;
  readonly exchange?: ExchangeFacts;
  /** From the Public Suffix List; only asked about wildcards on certificates. */
  readonly isPublicSuffix?: (name: Name) => boolean;
  /** Default: any. */
  readonly dialect?: Dialect;
  /** Default: now. */
  readonly now?: Date;
}

type Given = Omit<Required<EstateInput>, "exchange" | "isPublicSuffix" | "zones"> & {
  readonly zones: Readonly<Record<View, readonly Zone[]>>;
  readonly exchange: ExchangeFacts | undefined;
  readonly isPublicSuffix: EstateInput["isPublicSuffix"];
};

function withDefaults(input: EstateInput): Given {
  return {
    problems: [],
    notes: [],
    certificates: [],
    declared: [],
    only: [],
    hosts: new Map(),
    dialect: "any",
    now: new Date(),
    exchange: undefined,
    isPublicSuffix: undefined,
    ...input,
    zones: { internal: [], ...input.zones },
  };
}

/**
 * Puts everything together: which domains are accepted, where they live, what was concluded and why.
 * An inferred accepted domain needs mail: an MX that is not null, or an Autodiscover host or SRV record.
 */
export function buildEstate(given: EstateInput): Estate {
  const input = withDefaults(given);
  const sets = { public: knownZones("public", input), internal: knownZones("internal", input) };
  const mailZones = sets.public.zones.filter(receivesMail);
  const origins = mailZones.map((zone) => zone.origin);
  const known = [...origins, ...input.declared.map((domain) => domain.name)];
  const singleHost = new Set(sets.public.zones.filter((zone) => isSingleHost(zone, known)));
  const inferred = mailZones.filter((zone) => !singleHost.has(zone));
  const domains = [
    ...inferred.map((zone) => acceptedDomain(zone.origin, zone.apex, "zone", input, sets)),
    ...namedDomains(input, inferred).map(({ name, at }) => acceptedDomain(name, at, "declared", input, sets)),
  ];
  const wanted = new Set(input.only.map((domain) => domain.name));
  return {
    domains: wanted.size === 0 ? domains : domains.filter((domain) => wanted.has(domain.name)),
    zones: (view) => sets[view],
    certificates: input.certificates,
    hosts: input.hosts,
    ...(input.exchange && { exchange: input.exchange }),
    ...(input.isPublicSuffix && { isPublicSuffix: input.isPublicSuffix }),
    problems: input.problems,
    notes: input.notes,
    inferences: inferencesOf(input, sets, singleHost, inferred),
    dialect: input.dialect,
    now: input.now,
  };
}

/** A zone that nobody knows the name of would answer for names of others: it has its problem and no place in the view. */
function knownZones(view: View, { zones }: Given): ZoneSet {
  return zoneSet(
    view,
    zones[view].filter(({ originFrom }) => originFrom !== "nothing"),
  );
}

/** Domains that the configuration or `--domain` names and no zone of their own tells. */
function namedDomains(input: Given, inferred: readonly Zone[]): { name: Name; at: Span }[] {
  const named = new Map<Name, { name: Name; at: Span }>();
  for (const { name, at } of [...input.declared, ...input.only]) {
    if (!named.has(name) && !inferred.some((zone) => zone.origin === name)) named.set(name, { name, at });
  }
  return [...named.values()];
}

function receivesMail(zone: Zone): boolean {
  return (
    zone.records(zone.origin, "MX").some(({ data }) => data.exchange !== ".") ||
    zone.records(below("_autodiscover._tcp", zone.origin), "SRV").length > 0 ||
    zone.has(below("autodiscover", zone.origin))
  );
}

/** RFC 7505 §3: the one MX record `0 .` says that the domain takes no mail. */
function hasNullMx(zone: Zone | undefined, name: Name): boolean {
  const exchanges = zone?.records(name, "MX") ?? [];
  return exchanges.length === 1 && exchanges[0]?.data.exchange === ".";
}

function acceptedDomain(
  name: Name,
  at: Span,
  because: AcceptedDomain["because"],
  input: Given,
  sets: Readonly<Record<View, ZoneSet>>,
): AcceptedDomain {
  const declared = input.declared.filter((domain) => domain.name === name);
  const zone = sets.public.enclosing(name);
  const internalZone = sets.internal.enclosing(name);
  const mail = declared.find((domain) => domain.mail)?.mail ?? (hasNullMx(zone, name) ? "none" : undefined);
  const federation = declared.find((domain) => domain.federation !== undefined)?.federation;
  const clients = declared.find((domain) => domain.clients)?.clients;
  const m365 = together(declared.flatMap((domain) => domain.m365 ?? []));
  return {
    name,
    ...(mail && { mail }),
    ...(federation !== undefined && { federation }),
    ...(m365 && { m365 }),
    clients: clients ?? allClients,
    clientsDeclared: clients !== undefined,
    ...(zone && { zone }),
    ...(internalZone && { internalZone }),
    at: zone?.origin === name ? zone.apex : at,
    because,
  };
}

/** What the configuration says counts before what comes from Microsoft. */
function together(stated: readonly Microsoft365Facts[]): Microsoft365Facts | undefined {
  if (stated.length === 0) return undefined;
  const cloud = stated.find((one) => one.cloud)?.cloud;
  return { ...(cloud && { cloud }), expected: stated.flatMap(({ expected }) => expected) };
}

function inferencesOf(
  input: Given,
  sets: Readonly<Record<View, ZoneSet>>,
  singleHost: ReadonlySet<Zone>,
  inferred: readonly Zone[],
): Inference[] {
  const declared = new Set([...input.declared, ...input.only].map((domain) => domain.name));
  const origins = [...sets.public.zones, ...sets.internal.zones].filter(({ originFrom }) => originEvidence[originFrom]);
  return [
    ...origins.map(
      (zone): Inference => ({
        about: "origin",
        subject: withoutDot(zone.origin),
        because: `${zone.source.path}: ${originEvidence[zone.originFrom]}`,
      }),
    ),
    ...inferred
      .filter((zone) => !declared.has(zone.origin))
      .map(
        (zone): Inference => ({
          about: "accepted domain",
          subject: withoutDot(zone.origin),
          because: "its zone has an MX record or Autodiscover records",
        }),
      ),
    ...[...singleHost].map(
      (zone): Inference => ({
        about: "single-host zone",
        subject: withoutDot(zone.origin),
        because: "all its records stand at its apex, so it is no mail domain",
      }),
    ),
  ];
}

const originEvidence: Readonly<Partial<Record<Zone["originFrom"], string>>> = {
  soa: "the owner of the SOA record",
  $ORIGIN: "its $ORIGIN",
  banner: "the exporter's comment",
  "file name": "the name of the file",
};
