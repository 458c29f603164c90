import { candidatesOf, whyNoCandidate } from "../autodiscover/candidate.js";
import { isInExchangeOnline, mailboxesMayBeElsewhere } from "../autodiscover/mail-route.js";
import { type Survey, surveyOf } from "../autodiscover/survey.js";
import type { Certificate } from "../certificate/certificate.js";
import { type CaaBarrier, caaBarriers } from "../estate/caa-barrier.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import { type Name, withoutDot } from "../zone/name.js";
import { type Alternative, type Frame, playThrough, primaryOf, type Style } from "./alternative.js";
import { certifiedEstate, surveyOfToday } from "./certified-estate.js";
import { standingNeeds } from "./need.js";
import { asCertificateName, whyRefused } from "./refusal.js";
import { type Renewal, renewalFrom } from "./renewal.js";
import { isWorse } from "./standing.js";
import { type LeavingName, leavingNames, type RefusedName, refusedNames } from "./todays-name.js";

/** What the next certificate has to carry, and what goes with it. */
export interface CertificatePlan {
  readonly survey: Survey;
  /** The name that records and addresses lead clients to. */
  readonly target: Name;
  readonly chosen: Alternative;
  /** All that are possible, the chosen one among them. */
  readonly alternatives: readonly Alternative[];
  readonly leaving: readonly LeavingName[];
  readonly refused: readonly RefusedName[];
  /** CAA records that keep the issuer of today, or anybody, from issuing. */
  readonly caa: readonly CaaBarrier[];
  /** The domains that an authority has to be shown control of; by a list of public suffixes. */
  readonly registrable: readonly string[];
  readonly renewal: Renewal;
  /** Accepted domains that are not planned for, and why: clauses. */
  readonly leftOut: ReadonlyMap<Name, string>;
}

export interface PlanOptions {
  /** Default: the one with the fewest names that serves every client and needs no further host. */
  readonly style?: Style;
  /** Names that are wanted on it, whatever the zones say. */
  readonly also?: readonly Name[];
  /** The registrable domain of a name, by a list of public suffixes; undefined for a suffix itself. */
  registrableDomain(name: string): string | undefined;
}

/** Why there can be no plan: sentences. */
export interface NoPlan {
  readonly why: readonly string[];
}

export function isNoPlan(plan: CertificatePlan | NoPlan): plan is NoPlan {
  return "why" in plan;
}

/** Plans the certificate that comes after those of today, over the same zones. */
export function planCertificate(
  estate: Estate,
  { style, also: wanted = [], registrableDomain }: PlanOptions,
): CertificatePlan | NoPlan {
  const isSuffix = (name: string) => registrableDomain(name) === undefined;
  const also = wanted.filter((name) => !whyRefused(asCertificateName(name)));
  const survey = surveyOfToday(estate);
  const leftOut = new Map<Name, string>();
  const domains = estate.domains.filter((domain) => {
    const why = whyLeftOut(survey, domain);
    if (why) leftOut.set(domain.name, why);
    return !why;
  });
  const target = targetFor(survey, domains, also);
  if (typeof target !== "string") return target;
  const frame: Frame = { survey, domains, target, primary: primaryOf(domains, target), also };
  const { alternatives, byStyle } = alternativesOf(frame);
  const chosen = style === undefined ? bestOf(alternatives) : byStyle[style];
  if (!chosen) return { why: ["No host that redirects could be planned: no zone was given in which it could stand."] };
  const certificate = planned(survey, chosen);
  return {
    ...{ survey, target, chosen, alternatives, leftOut },
    leaving: leavingNames(frame, chosen),
    refused: refusedNames(survey, wanted, isSuffix),
    caa: certificate ? caaBarriers(estate.zones("public"), certificate) : [],
    registrable: registrableDomains(chosen, registrableDomain),
    renewal: renewalFrom(estate.now),
  };
}

function whyLeftOut(survey: Survey, domain: AcceptedDomain): string | undefined {
  if (domain.mail === "none") return "it has no mailboxes";
  if (isInExchangeOnline(survey, domain)) return "its mailboxes are in Exchange Online";
  const elsewhere = mailboxesMayBeElsewhere(survey, domain);
  if (elsewhere === "microsoft-365")
    return "its mail goes to Microsoft 365, and nobody declared where its mailboxes are";
  return elsewhere && "its mail goes to a host outside these zones, and nobody declared where its mailboxes are";
}

/** The name that everything leads to: one that is needed anyhow before one that is not. */
function targetFor(survey: Survey, domains: readonly AcceptedDomain[], also: readonly Name[]): Name | NoPlan {
  const needed = standingNeeds(survey, domains, also).map(({ name }) => name);
  const today = survey.certificates.flatMap(({ names }) => names.map(({ text }) => text));
  const trial = surveyOf(certifiedEstate(survey, [...needed, ...today, ...survey.accessNames.map(({ name }) => name)]));
  const candidates = candidatesOf(trial);
  const fit = candidates.filter(({ failures }) => failures.length === 0).map(({ name }) => name);
  const found = fit.find((name) => needed.includes(name)) ?? fit[0];
  if (found) return found;
  if (survey.exchangeAddresses.size === 0) return { why: [nowhere] };
  return {
    why: ["No name leads to Exchange that the next certificate could carry.", ...whyNoCandidate(trial, candidates)],
  };
}

const nowhere =
  "It is not known where Exchange is: give the certificate of today with --cert FILE, what Exchange hands out with --exchange FILE, or a host with the role exchange in zonewright.yaml (hosts:).";

interface Ways {
  /** Each once, whatever it is called. */
  readonly alternatives: readonly Alternative[];
  readonly byStyle: Readonly<Record<Style, Alternative | undefined>>;
}

/** Where the primary domain is the only one whose records can be planned, there are no others to do it another way. */
function alternativesOf(frame: Frame): Ways {
  const all = new Set(frame.domains.map(({ name }) => name));
  // Where no zone was given no record can be planned, and the host is what clients find there today.
  const unseen = frame.domains.filter(({ zone }) => zone === undefined).map(({ name }) => name);
  const own = new Set([...(frame.primary ? [frame.primary] : []), ...unseen]);
  const san = playThrough(frame, "san", all);
  const hasOthers = !isSame(own, all);
  const srv = hasOthers ? playThrough(frame, "srv", own) : san;
  const redirect = hasOthers ? playThrough(frame, "redirect", own) : san;
  const { fewest: played, byHost } = withFewestHosts(frame, san, unseen);
  const fewest = isSame(byHost, all) ? san : isSame(byHost, own) ? srv : played;
  const ways = new Set([fewest === played ? fewest : undefined, san, srv, redirect]);
  return { alternatives: [...ways].filter((one) => one !== undefined), byStyle: { fewest, san, srv, redirect } };
}

function isSame(a: ReadonlySet<Name>, b: ReadonlySet<Name>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

/**
 * Begins with the hosts that nothing can be planned for and takes in those whose domain is served worse, or less surely,
 * than with all of them. Again, until none is left: what one domain gives up another one may have pointed to.
 */
function withFewestHosts(frame: Frame, san: Alternative | undefined, begin: readonly Name[]) {
  const byHost = new Set(begin);
  for (;;) {
    const fewest = playThrough(frame, "fewest", byHost);
    const worse = fewest && san ? servedWorse(fewest, san).filter((name) => !byHost.has(name)) : [];
    if (worse.length === 0) return { fewest, byHost };
    for (const name of worse) byHost.add(name);
  }
}

function servedWorse({ assessments, refusals }: Alternative, than: Alternative): Name[] {
  const others = new Map(than.assessments.map((assessment) => [assessment.domain.name, assessment]));
  const worse = assessments.filter((assessment) => {
    const other = others.get(assessment.domain.name);
    return refusals.has(assessment.domain.name) || (other && isWorse(assessment, other));
  });
  return worse.map(({ domain }) => domain.name);
}

/** Of those that need no host which is yet to be set up: most clients first, then fewest names, then fewest records. */
function bestOf(alternatives: readonly Alternative[]): Alternative {
  const ready = alternatives.filter(({ redirect }) => redirect?.toSetUp === undefined);
  const [first] = ready.toSorted(
    (a, b) =>
      b.standing.served - a.standing.served || a.names.length - b.names.length || a.edits.length - b.edits.length,
  );
  return first as Alternative;
}

/** The next certificate as if the authority of today were asked for it again. */
function planned({ certificates }: Survey, { survey }: Alternative): Certificate | undefined {
  const [next] = survey.certificates;
  const asked = certificates.find(({ issuer, caa }) => issuer !== undefined || caa !== undefined);
  if (!next || !asked || asked.selfSigned) return next;
  return {
    ...next,
    ...(asked.issuer !== undefined && { issuer: asked.issuer }),
    ...(asked.caa && { caa: asked.caa }),
  };
}

function registrableDomains({ names }: Alternative, of: PlanOptions["registrableDomain"]): string[] {
  const domains = names.map(({ text }) => of(text.replace(/^\*\./, "")) ?? withoutDot(`${text}.` as Name));
  return [...new Set(domains)].sort();
}
