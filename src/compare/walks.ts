import { type Assessment, assess } from "../autodiscover/assessment.js";
import type { Survey } from "../autodiscover/survey.js";
import type { AcceptedDomain, Client, Estate } from "../estate/estate.js";
import type { Name } from "../zone/name.js";
import { ownOrHolding } from "./comparison.js";
import { type Experience, experienceKey, experienceOf, isOtherService, worsening } from "./experience.js";
import { type Sides, sideSurveys } from "./side-survey.js";
import { differenceText, withoutMailText, withoutZoneText } from "./walk-wording.js";

/** What a change of zones means to the mail clients of a domain. */
export interface WalkDifference {
  readonly domain: Name;
  /** Those who fare alike, on either side. */
  readonly clients: readonly Client[];
  /** `unjudged`: one side has no zone of the domain. `other`: neither better nor worse. */
  readonly change: "worse" | "unjudged" | "other" | "better";
  /** Absent where a side has no zone, or takes no mail. */
  readonly before?: Experience;
  readonly after?: Experience;
  /** A sentence, or two. */
  readonly text: string;
}

/**
 * Plays the walk of every declared client of every accepted domain of either side on both, with the certificates and
 * facts that each estate has.
 * @returns where they differ, the worse first, each in the order of the domains
 */
export function walkDifferences(before: Estate, after: Estate): readonly WalkDifference[] {
  const sides = { before: judgedSide(before), after: judgedSide(after) };
  const surveys = sideSurveys(before, after);
  const found = domainsOf(before, after).flatMap((domain) => differencesOf(domain, sides, surveys));
  const order: readonly WalkDifference["change"][] = ["worse", "unjudged", "other", "better"];
  return order.flatMap((change) => found.filter((one) => one.change === change));
}

interface JudgedSide {
  readonly estate: Estate;
  readonly domains: ReadonlyMap<Name, AcceptedDomain>;
}

function judgedSide(estate: Estate): JudgedSide {
  return { estate, domains: new Map(estate.domains.map((domain) => [domain.name, domain])) };
}

function domainsOf(before: Estate, after: Estate): AcceptedDomain[] {
  const known = new Set(before.domains.map(({ name }) => name));
  return [...before.domains, ...after.domains.filter(({ name }) => !known.has(name))];
}

function differencesOf(domain: AcceptedDomain, given: Sides<JudgedSide>, surveys: Sides<Survey>): WalkDifference[] {
  const { name, clients } = domain;
  const unjudged = (text: string): WalkDifference[] => [{ domain: name, clients, change: "unjudged", text }];
  if (lacksZone(name, given.after.estate, given.before.estate)) return unjudged(withoutZoneText(name, "new"));
  if (lacksZone(name, given.before.estate, given.after.estate)) return unjudged(withoutZoneText(name, "old"));
  const old = assess(surveys.before, domainIn(given.before, domain));
  const fresh = assess(surveys.after, domainIn(given.after, domain));
  if (old.walks.length > 0 && fresh.walks.length > 0) return clientDifferences(name, { before: old, after: fresh });
  if (old.walks.length === fresh.walks.length) return [];
  const silent = old.walks.length > 0 ? "new" : "old";
  return [{ domain: name, clients, change: "other", text: withoutMailText(name, silent) }];
}

/** Whether a side has lost the zone that the other one has the domain in. */
function lacksZone(name: Name, here: Estate, there: Estate): boolean {
  const zone = there.zones("public").enclosing(name);
  if (!zone) return false;
  return !here.zones("public").enclosing(name) || (zone.origin === name && !ownOrHolding(name, here.zones("public")));
}

/** A domain as a side has it, also where all that told it is lost there. */
function domainIn({ estate, domains }: JudgedSide, domain: AcceptedDomain): AcceptedDomain {
  const own = domains.get(domain.name);
  if (own) return own;
  const { zone: _elsewhere, internalZone: _inside, mail, ...declared } = domain;
  const zone = estate.zones("public").enclosing(domain.name);
  const internalZone = estate.zones("internal").enclosing(domain.name);
  return {
    ...declared,
    ...(mail && mail !== "none" && { mail }),
    ...(zone && { zone }),
    ...(internalZone && { internalZone }),
  };
}

function clientDifferences(domain: Name, assessments: Sides<Assessment>): WalkDifference[] {
  const { before, after } = assessments;
  const groups = new Map<string, Sides<Experience> & { readonly clients: Client[] }>();
  for (const walk of before.walks) {
    const next = after.walks.find(({ client }) => client === walk.client);
    if (!next) continue;
    const sides = comparable({ before: experienceOf(walk, before), after: experienceOf(next, after) });
    const keys = [experienceKey(sides.before), experienceKey(sides.after)];
    if (keys[0] === keys[1]) continue;
    const group = groups.get(keys.join());
    if (group) group.clients.push(walk.client);
    else groups.set(keys.join(), { ...sides, clients: [walk.client] });
  }
  return Array.from(groups.values(), ({ clients, ...sides }): WalkDifference => {
    const worse = worsening(sides.before, sides.after);
    const change = worse > 0 ? "worse" : worse < 0 ? "better" : "other";
    return { domain, clients, change, ...sides, text: differenceText(domain, clients, sides) };
  });
}

/** What Outlook asks is worth a word where nothing worse comes or goes. */
function comparable({ before, after }: Sides<Experience>): Sides<Experience> {
  const isServed = before.end.kind === "served" && after.end.kind === "served";
  if (isServed && !isOtherService(before, after) && before.asksAbout !== after.asksAbout) return { before, after };
  const withoutQuestion = ({ asksAbout: _asked, ...rest }: Experience): Experience => rest;
  return { before: withoutQuestion(before), after: withoutQuestion(after) };
}
