import { type Assessment, assess } from "../autodiscover/assessment.js";
import { hostLedTo } from "../autodiscover/cure.js";
import { planCures } from "../autodiscover/cure-plan.js";
import { endpointOf } from "../autodiscover/endpoint.js";
import { plannedEstate } from "../autodiscover/planned-estate.js";
import { type Survey, surveyOf } from "../autodiscover/survey.js";
import { isCovered } from "../certificate/name-match.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import type { ZoneEdit } from "../finding.js";
import { below, isAtOrBelow, type Name } from "../zone/name.js";
import { certifiedEstate } from "./certified-estate.js";
import { type Need, standingNeeds } from "./need.js";
import { type PlannedName, plannedNames } from "./planned-name.js";
import { type RedirectingHost, redirectingHostFor, withRedirect } from "./redirecting-host.js";
import { type Standing, standingOf } from "./standing.js";

/**
 * How the clients of the mail domains find Exchange. `san`: every autodiscover host is on the certificate. `srv`: that of
 * the primary domain alone, the others have SRV records. `redirect`: the others lead to a host that redirects.
 * `fewest`: for each domain by SRV where that serves all of its clients, else by its host.
 */
export type Style = "fewest" | "san" | "srv" | "redirect";

/** One way to do it, played through: the zones with its records, the walks under its certificate. */
export interface Alternative {
  readonly style: Style;
  readonly names: readonly PlannedName[];
  /** What is to be changed beside the certificate. */
  readonly edits: readonly ZoneEdit[];
  readonly standing: Standing;
  /** Domains for which no set of records was found, and why: sentences. */
  readonly refusals: ReadonlyMap<Name, readonly string[]>;
  readonly redirect?: RedirectingHost;
  /** Of the planned domains, under the planned certificate and with the planned records. */
  readonly assessments: readonly Assessment[];
  readonly survey: Survey;
}

/** What all alternatives have in common. */
export interface Frame {
  /** As things are today. */
  readonly survey: Survey;
  /** Those whose mailboxes are here. */
  readonly domains: readonly AcceptedDomain[];
  /** The name that records lead clients to. */
  readonly target: Name;
  /** The mail domain that the target belongs to. */
  readonly primary: Name | undefined;
  readonly also: readonly Name[];
}

/** The nearest mail domain above a name. */
export function primaryOf(domains: readonly AcceptedDomain[], target: Name): Name | undefined {
  const above = domains.map(({ name }) => name).filter((name) => isAtOrBelow(target, name));
  return above.sort((a, b) => b.length - a.length)[0];
}

/**
 * Plays one way through.
 * @param byHost the domains whose autodiscover host is to be on the certificate
 * @returns undefined when there is no zone in which the host that redirects could stand
 */
export function playThrough(frame: Frame, style: Style, byHost: ReadonlySet<Name>): Alternative | undefined {
  const names = plannedNames(frame.survey, needsOf(frame, byHost));
  const certified = certifiedEstate(
    frame.survey,
    names.map(({ text }) => text),
  );
  if (style !== "redirect") {
    return { style, names, ...finished(frame, certified, recordsFor(frame, certified, byHost)) };
  }
  const redirect = redirectingHostFor(frame.survey, frame.target, frame.primary);
  if (!redirect) return undefined;
  const setUp = redirect.toSetUp ? [redirect.toSetUp] : [];
  const estate = plannedEstate(withRedirect(certified, redirect), setUp);
  const done = finished(frame, estate, recordsWithRedirect(frame, estate, redirect, byHost));
  return { style, names, ...done, edits: [...setUp, ...done.edits], redirect };
}

function needsOf({ survey, domains, target, also }: Frame, byHost: ReadonlySet<Name>): Need[] {
  const apexes = domains.filter((domain) => isApexAtExchange(survey, domain));
  return [
    { name: target, purpose: "client access" },
    ...standingNeeds(survey, domains, also),
    ...[...byHost].map(
      (domain): Need => ({ name: below("autodiscover", domain), purpose: "autodiscover host", domain }),
    ),
    ...apexes.map(({ name }): Need => ({ name, purpose: "apex", domain: name })),
  ];
}

/** Its certificate is what clients see first, and some of them do not pass over it. */
function isApexAtExchange(survey: Survey, { name, clients }: AcceptedDomain): boolean {
  const isTold = clients.some((client) => client !== "outlook" && client !== "ews");
  return isTold && endpointOf(survey, name).class === "exchange";
}

interface Records {
  /** By domain, of the planned ones. */
  readonly edits: ReadonlyMap<Name, readonly ZoneEdit[]>;
  readonly refusals: ReadonlyMap<Name, readonly string[]>;
}

function recordsFor(frame: Frame, estate: Estate, byHost: ReadonlySet<Name>): Records {
  const survey = surveyOf(estate);
  const assessments = estate.domains.map((domain) => assess(survey, domain));
  const { cures, refusals } = planCures(survey, assessments);
  const edits = new Map<Name, readonly ZoneEdit[]>();
  for (const assessment of plannedOnes(frame, assessments)) {
    const { name } = assessment.domain;
    const cured = cures.get(name)?.edits ?? [];
    const isLeft = byHost.has(name) && !refusals.has(name) && isWithoutHost(frame, assessment, cured);
    edits.set(name, [...cured, ...((isLeft && hostLedTo(assessment, frame.target)) || [])]);
  }
  return { edits, refusals };
}

/**
 * Whether no cure leads the host of the domain here: it does not exist while something else serves, or it stands elsewhere.
 * A host elsewhere whose name is on the certificate of today may be a proxy in front of Exchange, and stays.
 */
function isWithoutHost({ survey }: Frame, { probes }: Assessment, edits: readonly ZoneEdit[]): boolean {
  const host = probes.find(({ kind }) => kind === "autodiscover");
  if (!host || edits.some(({ edit }) => edit.kind !== "remove" && edit.record.owner === host.name)) return false;
  if (host.verdict === "possible") return !isCovered(survey.certificates, host.name);
  return !host.defect && host.endpoint?.class === "silent";
}

function recordsWithRedirect(
  frame: Frame,
  estate: Estate,
  { name: host }: RedirectingHost,
  byHost: ReadonlySet<Name>,
): Records {
  const survey = surveyOf(estate);
  const own = recordsFor(frame, estate, byHost);
  const edits = new Map<Name, readonly ZoneEdit[]>();
  const refusals = new Map<Name, readonly string[]>();
  const planned = new Set(frame.domains.map(({ name }) => name));
  for (const domain of estate.domains) {
    const { name } = domain;
    const isOwn = byHost.has(name);
    const why = own.refusals.get(name);
    if (isOwn && why) refusals.set(name, why);
    if (isOwn) edits.set(name, own.edits.get(name) ?? []);
    if (isOwn || !planned.has(name)) continue;
    const assessment = assess(survey, domain);
    const isDone = assessment.probes.some(({ kind, verdict }) => kind === "redirect" && verdict === "redirects");
    const led = isDone ? [] : hostLedTo(assessment, host);
    if (led) edits.set(name, led);
    else
      refusals.set(name, [
        "The zone of its autodiscover host was not supplied: lead it to the redirecting host there.",
      ]);
  }
  return { edits, refusals };
}

function plannedOnes({ domains }: Frame, assessments: readonly Assessment[]): Assessment[] {
  const planned = new Set(domains.map(({ name }) => name));
  return assessments.filter(({ domain }) => planned.has(domain.name));
}

function finished(
  frame: Frame,
  estate: Estate,
  { edits: byDomain, refusals }: Records,
): Pick<Alternative, "edits" | "standing" | "refusals" | "assessments" | "survey"> {
  const edits = [...byDomain.values()].flat();
  const survey = withTodaysReasons(frame, surveyOf(plannedEstate(estate, edits)));
  const assessments = plannedOnes(
    frame,
    survey.estate.domains.map((domain) => assess(survey, domain)),
  );
  return { edits, refusals, survey, assessments, standing: standingOf(assessments) };
}

/** What is Exchange is so for the reasons of today; that the plan holds on to it is none. */
function withTodaysReasons({ survey: { exchangeAddresses } }: Frame, survey: Survey): Survey {
  return { ...survey, exchangeAddresses: new Map([...survey.exchangeAddresses, ...exchangeAddresses]) };
}
