import { clientProfiles } from "../autodiscover/client.js";
import type { Step } from "../autodiscover/walk.js";
import type { Client } from "../estate/estate.js";
import { type Name, withoutDot } from "../zone/name.js";
import { type Experience, isSure, stepKey } from "./experience.js";
import type { Sides } from "./side-survey.js";

/** "companyc.com: before, Outlook for Mac was served by the SRV record; after, it warns about the certificate of …." */
export function differenceText(domain: Name, clients: readonly Client[], { before, after }: Sides<Experience>): string {
  const isMany = clients.length > 1 || clients.some((client) => many.has(client));
  const shared = new Set(after.unsure.map(stepKey));
  const common = before.unsure.filter((step) => shared.has(stepKey(step)));
  const told = (side: Experience, tense: Tense) => [
    clauseOf(side, tense),
    ...(side.asksAbout ? [`${tense.asks} once whether ${withoutDot(side.asksAbout)} may configure it`] : []),
  ];
  const tenses = { before: past[isMany ? "many" : "one"], after: present[isMany ? "many" : "one"] };
  const [was, is] = [told(before, tenses.before), told(after, tenses.after)];
  const ownUnsure = (side: Experience) =>
    unless(
      side.unsure.filter((step) => !isIn(common, step)),
      side,
    );
  return [
    `${withoutDot(domain)}: before, ${clientList(clients)} ${was.join(", and ")}${ownUnsure(before)};`,
    `after, ${isMany ? "they" : "it"} ${is.join(", and ")}${ownUnsure(after)}.`,
    ...(common.length > 0 ? [`On both sides this holds${unless(common, before).replace(/^,/, "")}.`] : []),
  ].join(" ");
}

/** A domain that one side has no zone for. */
export function withoutZoneText(domain: Name, side: "old" | "new"): string {
  const name = withoutDot(domain);
  return side === "new"
    ? `${name}: the new side has no zone for it, so what its clients will find after the change is not known.`
    : `${name}: the old side has no zone for it, so what its clients find before the change is not known.`;
}

/** A domain that takes mail on one side only. */
export function withoutMailText(domain: Name, side: "old" | "new"): string {
  const when = side === "new" ? "after" : "before";
  return `${withoutDot(domain)}: ${when}, its MX record says that it takes no mail (RFC 7505), so there is no mailbox that a client could look for.`;
}

function isIn(steps: readonly Step[], step: Step): boolean {
  return steps.some((one) => stepKey(one) === stepKey(step));
}

const many: ReadonlySet<Client> = new Set<Client>(["mobile", "ews"]);

function clientList(clients: readonly Client[]): string {
  const titles = clients.map((client) => clientProfiles[client].title);
  return titles.length < 2 ? titles.join("") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}

interface Tense {
  readonly be: string;
  readonly may: string;
  readonly warn: string;
  readonly refuse: string;
  readonly get: string;
  readonly find: string;
  readonly asks: string;
}

const past: Readonly<Record<"one" | "many", Tense>> = {
  one: tense("was", "may have been", "warned", "refused", "got", "found", "asked"),
  many: tense("were", "may have been", "warned", "refused", "got", "found", "asked"),
};
const present: Readonly<Record<"one" | "many", Tense>> = {
  one: tense("is", "may be", "warns", "refuses", "gets", "finds", "asks"),
  many: tense("are", "may be", "warn", "refuse", "get", "find", "ask"),
};

function tense(
  ...[be, may, warn, refuse, get, find, asks]: readonly [string, string, string, string, string, string, string]
): Tense {
  return { be, may, warn, refuse, get, find, asks };
}

function clauseOf(experience: Experience, { be, may, warn, refuse, get, find }: Tense): string {
  const { end } = experience;
  switch (end.kind) {
    case "served": {
      const by = end.isMicrosoft ? "Microsoft 365" : stepName(end.by);
      return isSure(experience) ? `${be} served by ${by}` : `${may} served by ${by}${why(end.by)}`;
    }
    case "warned": {
      const about = `${warn} about the ${end.at.length > 1 ? "certificates" : "certificate"} of ${hosts(end.at)}`;
      return end.isAtExchange ? about : `${about}, and ${be} not set up`;
    }
    case "refused":
      return `${refuse} the certificate of ${hostOf(end.at)} and ${be} not set up`;
    case "misled":
      return `${get} settings from ${hostOf(end.at)} that are not Exchange's`;
    case "nothing":
      return end.passed.length > 0
        ? `${find} no way to Exchange, because the certificate does not carry ${hosts(end.passed)}`
        : `${find} no way to Exchange`;
  }
}

/** What is not certain of a step that serves. */
function why({ kind, endpoint, because }: Step): string {
  if (kind !== "srv" || endpoint?.certainty === "possible") return ` (${because})`;
  return ", which not every product is known to ask for";
}

function stepName(step: Step): string {
  if (step.kind === "srv") return "the SRV record";
  if (step.kind === "redirect") return `the redirect on port 80 of ${hostOf(step)}`;
  return step.kind === "apex" ? `https://${hostOf(step)}` : hostOf(step);
}

function hosts(steps: readonly Step[]): string {
  const names = [...new Set(steps.map(hostOf))];
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The name that is dialled: certificates are held against it. */
function hostOf({ kind, name, endpoint }: Step): string {
  return withoutDot(kind === "srv" ? (endpoint?.name ?? name) : name);
}

function unless(steps: readonly Step[], { end }: Experience): string {
  const isHope = end.kind === "nothing";
  return steps.length === 0 ? "" : `, unless ${steps.map((step) => condition(step, isHope)).join(" or ")}`;
}

/** What would end the search in another way: a clause. */
function condition(step: Step, isHope: boolean): string {
  const host = step.kind === "apex" ? `https://${hostOf(step)}` : hostOf(step);
  switch (step.verdict) {
    case "possible":
      if (isHope && step.kind !== "apex") return `${host} leads to Exchange all the same`;
      return `${host} answers with a certificate for other names`;
    case "foreign-answer":
      return `${host} answers with settings of its own`;
    case "foreign-ok":
      return `${host} knows Autodiscover`;
    case "mismatch":
      return `${host} leads to Exchange, whose certificate does not carry that name`;
    case "unknown":
      return step.kind === "srv" && !step.endpoint
        ? `there is an SRV record ${host} in a zone that was not supplied`
        : `${host}, of which too little is known, answers first`;
    default:
      return `${host} serves first`;
  }
}
