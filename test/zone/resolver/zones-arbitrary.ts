import fc, { type Arbitrary } from "fast-check";
import { isAtOrBelow, isBelow, type Name, parentOf, root, toName } from "../../../src/zone/name.js";
import { type QuestionType, typeNumbers } from "./dns-message.js";

export interface Question {
  readonly name: Name;
  readonly type: QuestionType;
}

/** Zones for one run of a server, text by origin, and what it is asked. */
export interface ZonesAndQuestions {
  readonly zones: Readonly<Record<string, string>>;
  readonly questions: readonly Question[];
}

/** What the zones must have for a server to load them, and to keep them apart. */
export interface Demands {
  /** NSD refuses a zone with data below a DNAME. */
  readonly nothingBelowDname: boolean;
  /** NSD has one tree of names for all zones: a zone has to delegate those below it and may know no more of them. */
  readonly delegatedChildren: boolean;
}

interface Draft {
  readonly owner: Name;
  readonly type: QuestionType;
  readonly rdata: string;
}

interface DraftZone {
  readonly origin: Name;
  readonly drafts: readonly Draft[];
}

// Few labels, so that owners meet.
const plainLabel = fc.constantFrom("a", "b", "c", "autodiscover", "_tcp");
const oddLabel = fc.constantFrom(
  "a\\.b",
  "\\255",
  "\\000",
  "\\@",
  'q\\"\\;',
  "x\\032y",
  "x\\\\y",
  "\\*",
  "x".repeat(60),
);
const label = fc.oneof(
  { weight: 14, arbitrary: plainLabel },
  { weight: 4, arbitrary: fc.constant("*") },
  { weight: 2, arbitrary: oddLabel },
);

/** The name of some labels, at most `maxLength`, below one of `bases`; the base itself when it would be too long. */
function nameBelow(bases: readonly Name[], maxLength: number): Arbitrary<Name> {
  return fc
    .tuple(fc.constantFrom(...bases), fc.array(label, { maxLength, size: "max" }))
    .map(
      ([base, labels]) =>
        toName(labels.length === 0 ? base : `${labels.join(".")}.${base === root ? "" : base}`) ?? base,
    );
}

const type = fc.oneof(
  ...(
    [
      ["A", 6],
      ["TXT", 3],
      ["MX", 2],
      ["SRV", 1],
      ["CNAME", 5],
      ["DNAME", 1],
      ["NS", 3],
      ["DS", 1],
      ["TYPE65280", 1],
    ] as const
  ).map(([mnemonic, weight]) => ({ weight, arbitrary: fc.constant<QuestionType>(mnemonic) })),
);

function rdataOf(type: QuestionType, target: Name, number: number): string {
  switch (type) {
    case "A":
      return `192.0.2.${number}`;
    case "TXT":
      return `"text ${number}"`;
    case "MX":
      return `${number} ${target}`;
    case "SRV":
      return `0 ${number} 443 ${target}`;
    case "DS":
      return `${number} 8 2 ${"0".repeat(64)}`;
    case "TYPE65280":
      return `\\# 2 AA0${number}`;
    default:
      return target;
  }
}

/** @param met names that other records of the estate have or point at too */
function drafts(origin: Name, met: readonly Name[]): Arbitrary<Draft[]> {
  const owners = [origin, ...met.filter((name) => isAtOrBelow(name, origin))];
  const owner = fc.oneof(nameBelow([origin], 4), nameBelow(owners, 1), fc.constantFrom(...owners));
  const target = fc.oneof(nameBelow(met, 2), fc.constantFrom(...met, elsewhere));
  const draft = fc
    .tuple(owner, type, target, fc.integer({ min: 1, max: 3 }))
    .map(([owner, type, target, number]) => ({ owner, type, rdata: rdataOf(type, target, number) }));
  return fc.array(draft, { minLength: 5, maxLength: 40, size: "max" });
}

const elsewhere = toName("elsewhere.test.") as Name;

/** Zones below one name that point at each other and out of it. */
function estate(top: Name): Arbitrary<DraftZone[]> {
  const first = fc.constantFrom(top, ...(top === root ? [] : [toName(`a.${top}`) as Name]));
  return fc
    .tuple(first, fc.array(nameBelow([top], 3), { maxLength: 5, size: "max" }))
    .map(([first, others]) => [...new Set([first, ...others.filter(isServable)])])
    .chain((origins) =>
      fc
        .array(nameBelow(origins, 3), { minLength: 2, maxLength: 8, size: "max" })
        .chain((met) => fc.tuple(...origins.map((origin) => draftZone(origin, [...origins, ...met])))),
    );
}

function draftZone(origin: Name, met: readonly Name[]): Arbitrary<DraftZone> {
  return drafts(origin, met).map((drafts) => ({ origin, drafts }));
}

/** BIND takes no NS at a wildcard, and a configuration file no quote within quotes. */
function isServable(origin: Name): boolean {
  return !origin.startsWith("*.") && !origin.includes('"');
}

/** A ladder of aliases, longer than a server climbs at once. */
function ladder(origin: Name): Arbitrary<DraftZone> {
  return fc.integer({ min: 9, max: 15 }).map((rungs) => ({
    origin,
    drafts: Array.from({ length: rungs }, (_, i) => ({
      owner: toName(`r${i}.${origin}`) as Name,
      type: "CNAME",
      rdata: `r${i + 1}.${origin}`,
    })),
  }));
}

/**
 * Zones of several estates with what the demands leave of their records, and questions about names in and around them.
 * @param estates how many
 * @param hasRoot whether the root zone is one of them, so that nothing is outside
 */
export function zonesAndQuestions(
  demands: Demands,
  estates: number,
  hasRoot: boolean,
  questions: number,
): Arbitrary<ZonesAndQuestions> {
  const tops = Array.from({ length: estates }, (_, i) => toName(`w${i}.`) as Name);
  return fc
    .tuple(ladder(toName("ladder.") as Name), ...tops.map(estate), ...(hasRoot ? [estate(root)] : []))
    .map((all) => legal(all.flat(), demands))
    .chain((zones) => {
      const origins = zones.map(({ origin }) => origin);
      const known = zones.flatMap(({ origin, drafts }) => [origin, ...drafts.flatMap(namesOf)]);
      return fc
        .array(question([...new Set(known)], origins), { minLength: questions, maxLength: questions, size: "max" })
        .map((questions) => ({
          zones: Object.fromEntries(zones.map((zone) => [zone.origin, textOf(zone)])),
          questions,
        }));
    });
}

function namesOf({ owner, type, rdata }: Draft): Name[] {
  const target = /^(?:CNAME|DNAME|NS|MX|SRV)$/.test(type) ? toName(rdata.split(" ").at(-1) ?? "") : undefined;
  return target === undefined ? [owner] : [owner, target];
}

/** About a name of the zones, one above it, or one below either; or about the DS of a zone. */
function question(known: readonly Name[], origins: readonly Name[]): Arbitrary<Question> {
  const types = fc.constantFrom(...(Object.keys(typeNumbers) as QuestionType[]));
  const name = fc
    .tuple(fc.constantFrom(...known), fc.constantFrom(0, 0, 0, 1, 2), fc.constantFrom(0, 0, 1, 2, 3))
    .chain(([name, up, down]) => nameBelow([ancestor(name, up)], down));
  return fc.oneof(
    { weight: 10, arbitrary: fc.record({ name, type: fc.constant<QuestionType>("A") }) },
    { weight: 14, arbitrary: fc.record({ name, type: types }) },
    { weight: 1, arbitrary: fc.record({ name: fc.constantFrom(...origins), type: fc.constant<QuestionType>("DS") }) },
  );
}

function ancestor(name: Name, up: number): Name {
  return up === 0 ? name : ancestor(parentOf(name), up - 1);
}

/** Leaves out the records that no server loads, and those that the demands forbid. */
function legal(zones: readonly DraftZone[], demands: Demands): DraftZone[] {
  const byOrigin = new Map(zones.map((zone) => [zone.origin, zone]));
  const loaded = [...byOrigin.values()].map(({ origin, drafts }) => {
    const children = demands.delegatedChildren ? cutsOf(origin, [...byOrigin.keys()]) : [];
    const delegations = children.map((owner): Draft => ({ owner, type: "NS", rdata: elsewhere }));
    const isOthers = ({ owner, type }: Draft) =>
      children.some((child) => isBelow(owner, child) || (owner === child && type !== "NS" && type !== "DS"));
    const own = drafts.filter((draft) => !isOthers(draft));
    return { origin, drafts: standingTogether(origin, [...delegations, ...own]) };
  });
  return demands.nothingBelowDname ? withNothingBelowDname(loaded) : loaded;
}

/** NSD looks at the names of all zones, so that a DNAME may not hide those of another zone either. */
function withNothingBelowDname(zones: readonly DraftZone[]): DraftZone[] {
  const possible = zones.map(({ origin, drafts }) => ({
    origin,
    drafts: drafts.filter(
      ({ owner, type }) =>
        type !== "DNAME" || !zones.some((other) => other.origin !== origin && isAtOrBelow(other.origin, owner)),
    ),
  }));
  const dnames = possible.flatMap(({ drafts }) =>
    drafts.filter(({ type }) => type === "DNAME").map(({ owner }) => owner),
  );
  return possible.map(({ origin, drafts }) => ({
    origin,
    drafts: drafts.filter(({ owner }) => !dnames.some((dname) => isBelow(owner, dname))),
  }));
}

/** The origins below this one, without those that are below another one of them. */
function cutsOf(origin: Name, origins: readonly Name[]): Name[] {
  const within = origins.filter((other) => isBelow(other, origin));
  return within.filter((child) => !within.some((other) => isBelow(child, other)));
}

/**
 * RFC 1034 §3.6.2: no CNAME beside other data; RFC 6672 §2.4: one DNAME; BIND takes no NS at a wildcard, and no apex NS
 * that it knows to lead nowhere.
 */
function standingTogether(origin: Name, drafts: readonly Draft[]): Draft[] {
  const types = new Map<Name, Set<QuestionType>>([[origin, new Set<QuestionType>(["SOA", "NS"])]]);
  const seen = new Set<string>();
  return drafts.filter(({ owner, type, rdata }) => {
    const here = types.get(owner) ?? new Set<QuestionType>();
    const key = `${owner} ${type} ${rdata}`;
    if (seen.has(key) || here.has("CNAME") || (type === "CNAME" && here.size > 0)) return false;
    if (type === "DNAME" && here.has("DNAME")) return false;
    if (type === "NS" && owner.startsWith("*.")) return false;
    if (type === "DNAME" && owner === root) return false;
    if ((type === "DS" || type === "NS") && owner === origin) return false;
    seen.add(key);
    types.set(owner, here.add(type));
    return true;
  });
}

/** Every RRset has a TTL of its own type's, so that a wrong one shows; names are spelt in several ways. */
function textOf({ origin, drafts }: DraftZone): string {
  const nameServer = "ns.elsewhere.test.";
  const apex = [`SOA ${nameServer} host.elsewhere.test. 1 7200 3600 1209600 60`, `NS ${nameServer}`];
  const lines = [
    `$ORIGIN ${origin}`,
    ...apex.map((record) => `@ 300 ${record}`),
    // BIND wants an address for a name server that is a name of the zone.
    ...(origin === root ? [`${nameServer} 1001 A 192.0.2.1`] : []),
    ...drafts.map(({ owner, type, rdata }, i) => `${spelt(owner, origin, i)} ${ttlOf(type)} ${type} ${rdata}`),
  ];
  return `${lines.join("\n")}\n`;
}

function ttlOf(type: QuestionType): number {
  return type === "NS" ? 300 : 1000 + (typeNumbers[type] % 100);
}

function spelt(name: Name, origin: Name, way: number): string {
  switch (way % 4) {
    case 0:
      return name === origin ? "@" : name.slice(0, origin === root ? -1 : -origin.length - 1);
    case 1:
      return name.toUpperCase();
    case 2:
      return name.replaceAll("a", "\\097");
    default:
      return name;
  }
}
