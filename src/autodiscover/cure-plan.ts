import type { Estate } from "../estate/estate.js";
import { type Name, withoutDot } from "../zone/name.js";
import { recordsPointingTo } from "../zone/pointing.js";
import type { ResourceRecord } from "../zone/record.js";
import { affectedDomains } from "./affected-domain.js";
import { type Assessment, assess } from "./assessment.js";
import { type Candidate, candidatesOf, whyNoCandidate } from "./candidate.js";
import { type Cure, cureOf, needsCure } from "./cure.js";
import { plannedEstate } from "./planned-estate.js";
import { type Survey, surveyOf } from "./survey.js";
import type { WalkOutcome } from "./walk.js";

/** The cures of all domains, planned together, and why a domain that needs one got none. */
export interface CurePlan {
  readonly candidates: readonly Candidate[];
  readonly cures: ReadonlyMap<Name, Cure>;
  readonly refusals: ReadonlyMap<Name, readonly string[]>;
}

/**
 * Plans one cure for each domain that needs one: candidates are judged once, no cure removes a name that another cure or
 * record points to, and every cure is proven by walking the domain again over the edited zones.
 */
export function planCures(survey: Survey, assessments: readonly Assessment[]): CurePlan {
  const sick = assessments.filter(needsCure);
  if (sick.length === 0) return { candidates: [], cures: new Map(), refusals: new Map() };
  const candidates = candidatesOf(survey);
  const refusals = new Map<Name, readonly string[]>();
  const proposed: Cure[] = [];
  for (const assessment of sick) {
    const { domain } = assessment;
    const target = candidates.find(({ failures }) => failures.length === 0)?.name;
    const cure = target && cureOf(assessment, target);
    if (cure) proposed.push(cure);
    else refusals.set(domain.name, target ? notOurs(domain.name) : whyNoCandidate(survey, candidates));
  }
  const kept = withoutDangling(survey.estate, proposed, refusals);
  const proven = prove(survey, assessments, kept, refusals);
  return { candidates, cures: new Map(proven.map((cure) => [cure.domain.name, cure])), refusals };
}

function notOurs(domain: Name): string[] {
  return [
    `The records of autodiscover.${withoutDot(domain)} stand in a zone that was not supplied: change them there.`,
  ];
}

/** Leaves out, until nothing changes, each cure that would remove a name to which something that stays points. */
function withoutDangling(estate: Estate, proposed: readonly Cure[], refusals: Map<Name, readonly string[]>): Cure[] {
  let kept = [...proposed];
  if (!kept.some((cure) => vacated(cure).length > 0)) return kept;
  const referrers = referrersOf(estate, new Set(kept.flatMap(vacated)));
  for (;;) {
    const leaving = new Set(kept.flatMap(removedRecords).map(placeOf));
    const blocked = kept.filter((cure) => vacated(cure).some((name) => blockers(referrers, name, leaving).length > 0));
    if (blocked.length === 0) return kept;
    for (const cure of blocked) {
      const stays = vacated(cure).flatMap((name) =>
        blockers(referrers, name, leaving).map((record) => stillPointedTo(name, record)),
      );
      refusals.set(cure.domain.name, stays);
    }
    kept = kept.filter((cure) => !blocked.includes(cure));
  }
}

function blockers(referrers: ReadonlyMap<Name, readonly ResourceRecord[]>, name: Name, leaving: ReadonlySet<string>) {
  return (referrers.get(name) ?? []).filter((record) => !leaving.has(placeOf(record)));
}

function stillPointedTo(host: Name, record: ResourceRecord): string {
  return `${withoutDot(host)} cannot simply be removed: ${record.type} ${withoutDot(record.owner)} points to it. Point that elsewhere first.`;
}

function removedRecords({ edits }: Cure): ResourceRecord[] {
  return edits.flatMap(({ edit }) => (edit.kind === "add" ? [] : [edit.old]));
}

/** Names that the cure leaves without the address or alias that stood there. */
function vacated(cure: Cure): Name[] {
  const filled = new Set(cure.edits.flatMap(({ edit }) => (edit.kind === "remove" ? [] : [edit.record.owner])));
  const left = removedRecords(cure).filter(({ type, owner }) => type !== "SRV" && !filled.has(owner));
  return [...new Set(left.map(({ owner }) => owner))];
}

function placeOf({ span }: ResourceRecord): string {
  return `${span.source.path}\0${span.start}`;
}

/**
 * Which records name one of these as their target: one pass. Those of the internal view count where it has no zone of its
 * own that answers for the name.
 */
function referrersOf(estate: Estate, names: ReadonlySet<Name>): Map<Name, ResourceRecord[]> {
  const found = new Map<Name, ResourceRecord[]>();
  const internal = estate.zones("internal");
  for (const zone of [...estate.zones("public").zones, ...internal.zones]) {
    for (const { record, target } of recordsPointingTo(zone, names)) {
      if (zone.view === "internal" && internal.enclosing(target)) continue;
      found.set(target, [...(found.get(target) ?? []), record]);
    }
  }
  return found;
}

/** Walks every affected domain again over the planned zones; a cure that does not help, or harms any domain, is left out. */
function prove(
  survey: Survey,
  before: readonly Assessment[],
  cures: readonly Cure[],
  refusals: Map<Name, readonly string[]>,
): Cure[] {
  if (cures.length === 0) return [];
  const edits = cures.flatMap((cure) => cure.edits);
  const planned = surveyOf(plannedEstate(survey.estate, edits));
  const again = affectedDomains(survey, planned, edits);
  const after = new Map(again.map((domain) => [domain.name, assess(planned, domain)]));
  const now = new Map(before.map((assessment) => [assessment.domain.name, assessment]));
  const proven = cures.filter(({ domain }) => {
    const was = now.get(domain.name);
    const is = after.get(domain.name);
    return was && is && !needsCure(is) && !isWorse(was, is) && !hasNewDefect(was, is);
  });
  const cured = new Set(cures.map(({ domain }) => domain.name));
  const harmed = before.some((was) => {
    const is = after.get(was.domain.name);
    return is && !cured.has(was.domain.name) && isWorse(was, is);
  });
  if (proven.length === cures.length && !harmed) return proven;
  const failed = harmed ? cures : cures.filter((cure) => !proven.includes(cure));
  for (const { domain } of failed) refusals.set(domain.name, [unproven]);
  return harmed ? [] : prove(survey, before, proven, refusals);
}

function hasNewDefect(before: Assessment, after: Assessment): boolean {
  const known = new Set(before.defects.map(({ kind }) => kind));
  return after.defects.some(({ kind, severity }) => severity !== "info" && !known.has(kind));
}

const unproven = "No set of records was found after which every client of the domain is served: decide by hand.";

const rank: Readonly<Record<WalkOutcome, number>> = { served: 0, unknown: 1, warns: 2, fails: 3 };

function isWorse(before: Assessment, after: Assessment): boolean {
  return after.walks.some((walk) => {
    const was = before.walks.find(({ client }) => client === walk.client);
    return was !== undefined && rank[walk.outcome] > rank[was.outcome];
  });
}
