import type { Assessment } from "../autodiscover/assessment.js";
import type { Certificate } from "../certificate/certificate.js";
import type { AcceptedDomain, Estate } from "../estate/estate.js";
import type { Certainty, Fix, Related, Severity } from "../finding.js";
import type { Span } from "../text/source.js";
import type { Name } from "../zone/name.js";
import type { RecordType } from "../zone/record.js";
import type { View, Zone } from "../zone/zone.js";

export type Scope = "zone" | "domain" | "certificate" | "estate";

/** Scopes of what is said under an id, and can be explained, lowered, switched off and ignored: of lint, of compare and of verify. */
export type StatedScope = Scope | "comparison" | "verification";

/** A fact without which a rule says `skipped` instead of judging. */
export type NeededFact = "certificate" | "certificate dates" | "exchange" | "internal zones" | "public suffixes";

export interface RuleMeta<S extends StatedScope = StatedScope> {
  readonly id: string;
  readonly scope: S;
  /** With full facts; `possible` lowers error to warning, and a rule may state another one per finding. */
  readonly severity: Severity;
  /** One line: the pattern that is found. */
  readonly summary: string;
  /** Why it matters: the paragraph of the docs page. */
  readonly why: string;
  /** RFC sections, pages, documents. */
  readonly sources: readonly string[];
  readonly needs: readonly NeededFact[];
  /** Whose fix a finding carries: the domain's cure, one that the rule makes itself, or none. */
  readonly fixable: "cure" | "own" | false;
  readonly since: string;
}

/** What a rule of scope zone sees: every zone of both views, once. */
export interface ZoneContext {
  readonly estate: Estate;
  readonly zone: Zone;
}

/** What a rule of scope domain sees: a domain and how its walk went. */
export interface DomainContext {
  readonly estate: Estate;
  readonly domain: AcceptedDomain;
  readonly assessment: Assessment;
}

export interface CertificateContext {
  readonly estate: Estate;
  readonly certificate: Certificate;
}

export interface EstateContext {
  readonly estate: Estate;
  readonly assessments: readonly Assessment[];
}

export interface Contexts {
  zone: ZoneContext;
  domain: DomainContext;
  certificate: CertificateContext;
  estate: EstateContext;
}

/** What `check` found, before it is put into words. */
export interface Found {
  readonly at: Span;
  readonly domain?: Name;
  readonly view?: View;
  readonly owner?: Name;
  readonly type?: RecordType;
  /** Default `certain`. */
  readonly certainty?: Certainty;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  /** False where the domain's cure does not put this right, in a rule whose fixes are cures otherwise. */
  readonly isCured?: boolean;
}

export interface Message {
  /** What is wrong and what the person will see: whole sentences. */
  readonly text: string;
  /** What to do. */
  readonly help: string;
  readonly related?: readonly Related[];
}

/** A rule: detect, say, repair. `check` is synchronous and deterministic. */
export interface Rule<S extends Scope = Scope, F extends Found = Found> {
  readonly meta: RuleMeta<S>;
  check(context: Contexts[S]): Iterable<F>;
  message(found: F): Message;
  /** Only for `fixable: "own"`; the cure engine makes the other ones. */
  fix?(found: F): Fix | undefined;
}

/** Gives a rule literal its types without stating them. */
export function defineRule<S extends Scope, F extends Found>(rule: Rule<S, F>): Rule<S, F> {
  return rule;
}
