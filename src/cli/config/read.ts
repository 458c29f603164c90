import { dirname, resolve } from "node:path";
import * as v from "valibot";
import type { DeclaredDomain } from "../../estate/build.js";
import type { ExchangeFacts, HostFacts } from "../../estate/estate.js";
import type { SourceFile } from "../../text/source.js";
import { canonicalAddress } from "../../zone/address.js";
import { isAtOrBelow, type Name, toName, withoutDot } from "../../zone/name.js";
import { unknownRule } from "../rule-options.js";
import type { CertificatePlace, Config, Ignore, ZonePlace } from "./config.js";
import { type ConfigDocument, type ConfigFault, type ConfigPath, readDocument } from "./document.js";
import { statedMicrosoft365 } from "./microsoft-365.js";
import { type ConfigValue, configSchema, factsSchema } from "./schema.js";

/**
 * Reads a configuration file.
 * @param path absolute, for the paths that it names
 * @param ruleIds the rules that exist
 */
export function readConfig(
  source: SourceFile,
  path: string,
  ruleIds: readonly string[],
): Config | { readonly faults: readonly ConfigFault[] } {
  const document = readDocument(source);
  if ("faults" in document) return document;
  const parsed = v.safeParse(configSchema, document.value);
  if (!parsed.success) return { faults: parsed.issues.flatMap(deepest).map((issue) => faultOf(issue, document)) };
  const faults = unknownRules(parsed.output, document, ruleIds);
  return faults.length > 0 ? { faults } : configOf(parsed.output, document, source, dirname(path));
}

/** Reads a file of facts of hosts, as `verify --probe --save-facts` writes it. */
export function readFacts(
  source: SourceFile,
): ReadonlyMap<string, HostFacts> | { readonly faults: readonly ConfigFault[] } {
  const document = readDocument(source);
  if ("faults" in document) return document;
  const parsed = v.safeParse(factsSchema, document.value);
  if (parsed.success) return hostsOf(parsed.output.hosts);
  return { faults: parsed.issues.flatMap(deepest).map((issue) => faultOf(issue, document)) };
}

type Issue = v.BaseIssue<unknown>;

interface DeepIssue {
  readonly path: readonly v.IssuePathItem[];
  readonly message: string;
  readonly received: string;
}

function faultOf({ path: steps, message, received }: DeepIssue, document: ConfigDocument): ConfigFault {
  const path = steps.map(({ key }) => key as string | number);
  const isAboutKey = steps.at(-1)?.origin === "key";
  const isMissing = isAboutKey && received === "undefined";
  const at = document.spanOf(isMissing ? path.slice(0, -1) : path, isAboutKey && !isMissing ? "key" : "value");
  const where = path.filter((step) => typeof step === "string").at(-1);
  // "must be …" is said of something.
  return { at, reason: !isAboutKey && message.startsWith("must ") && where ? `${where}: ${message}` : message };
}

/** Of a value that fits none of several forms, what is wrong inside the form that it comes nearest to. */
function deepest(issue: Issue): DeepIssue[] {
  const path: readonly v.IssuePathItem[] = issue.path ?? [];
  // The paths of inner issues begin where the outer one ends.
  const inside = (issue.issues ?? []).filter((inner) => inner.path !== undefined).flatMap(deepest);
  if (inside.length === 0) return [{ path, message: issue.message, received: issue.received }];
  return inside.map((inner) => ({ ...inner, path: [...path, ...inner.path] }));
}

function unknownRules(value: ConfigValue, document: ConfigDocument, ruleIds: readonly string[]): ConfigFault[] {
  const named: { id: string; path: ConfigPath; part: "key" | "value" }[] = [
    ...Object.keys(value.rules ?? {}).map((id) => ({ id, path: ["rules", id], part: "key" as const })),
    ...(value.ignore ?? []).map(({ rule }, i) => ({ id: rule, path: ["ignore", i, "rule"], part: "value" as const })),
  ];
  return named.flatMap(({ id, path, part }) => {
    const reason = unknownRule(id, ruleIds);
    return reason ? [{ at: document.spanOf(path, part), reason }] : [];
  });
}

function configOf(value: ConfigValue, document: ConfigDocument, source: SourceFile, folder: string): Config {
  return {
    source,
    folder,
    zones: {
      public: zonePlaces(value.zones?.public, "public", document, folder),
      internal: zonePlaces(value.zones?.internal, "internal", document, folder),
    },
    views: new Map(Object.entries(value.views ?? {})),
    certificates: (value.certificates ?? []).map((one, i) => certificatePlace(one, i, document, folder)),
    domains: Object.entries(value.domains ?? {}).map(([name, facts]) => declaredDomain(name, facts, document)),
    hosts: hostsOf(value.hosts),
    ...(value.facts !== undefined && {
      facts: { file: resolve(folder, value.facts), at: document.spanOf(["facts"]) },
    }),
    ...exchangeOf(value.exchange ?? {}, document, folder),
    ...(value.dialect && { dialect: value.dialect }),
    rules: new Map(Object.entries(value.rules ?? {})),
    ignore: (value.ignore ?? []).map((one, i) => ignoreOf(one, i, document)),
  };
}

function zonePlaces(
  places: NonNullable<ConfigValue["zones"]>["public"],
  view: "public" | "internal",
  document: ConfigDocument,
  folder: string,
): ZonePlace[] {
  return (places ?? []).map((place, i) => {
    const { path, origin } = typeof place === "string" ? { path: place, origin: undefined } : place;
    const at = document.spanOf(typeof place === "string" ? ["zones", view, i] : ["zones", view, i, "path"]);
    return { path: resolve(folder, path), ...(origin && { origin: nameOf(origin) }), at };
  });
}

function certificatePlace(
  value: NonNullable<ConfigValue["certificates"]>[number],
  index: number,
  document: ConfigDocument,
  folder: string,
): CertificatePlace {
  const { file, names, label, services, issuer, caa } = value;
  const path: ConfigPath = ["certificates", index];
  return {
    ...(file !== undefined && { file: resolve(folder, file) }),
    names: (names ?? []).map((text, i) => ({ text, at: document.spanOf([...path, "names", i]) })),
    ...(label !== undefined && { label }),
    services: services ?? [],
    ...(issuer && { issuer }),
    ...(caa && { caa: caa.map((name) => withoutDot(nameOf(name))) }),
    at: document.spanOf(file === undefined ? path : [...path, "file"]),
  };
}

function declaredDomain(
  name: string,
  facts: NonNullable<ConfigValue["domains"]>[string],
  document: ConfigDocument,
): DeclaredDomain {
  const { m365, ...stated } = facts ?? {};
  return {
    name: nameOf(name),
    at: document.spanOf(["domains", name], "key"),
    ...defined(stated),
    ...(m365 && { m365: statedMicrosoft365(nameOf(name), m365) }),
  } as DeclaredDomain;
}

function exchangeOf(
  { file, ...stated }: NonNullable<ConfigValue["exchange"]>,
  document: ConfigDocument,
  folder: string,
): Pick<Config, "exchange" | "inventories"> {
  const inventories = [file ?? []].flat().map((path, i) => {
    const at = document.spanOf(["exchange", "file", ...(Array.isArray(file) ? [i] : [])]);
    return { file: resolve(folder, path), at };
  });
  return { inventories, ...(Object.keys(stated).length > 0 && { exchange: exchangeFacts(stated, document) }) };
}

function exchangeFacts(
  {
    version,
    autodiscoverServiceInternalUri: uri,
    urls,
    legacyNames,
  }: Omit<NonNullable<ConfigValue["exchange"]>, "file">,
  document: ConfigDocument,
): ExchangeFacts {
  const key = "autodiscoverServiceInternalUri";
  return {
    ...(version && { version }),
    ...(uri !== undefined && { [key]: { uri, at: document.spanOf(["exchange", key]) } }),
    urls: (urls ?? []).map((url, i) => ({ uri: url, at: document.spanOf(["exchange", "urls", i]) })),
    ...(legacyNames && {
      legacyNames: legacyNames.map((name, i) => ({
        name: nameOf(name),
        at: document.spanOf(["exchange", "legacyNames", i]),
      })),
    }),
  };
}

function ignoreOf(value: NonNullable<ConfigValue["ignore"]>[number], index: number, document: ConfigDocument): Ignore {
  const { rule, zone, owner, type, reason, until } = value;
  const origin = zone === undefined ? undefined : nameOf(zone);
  return {
    rule,
    ...(origin && { zone: origin }),
    ...(owner !== undefined && { owner: ownerName(owner, origin) }),
    ...(type !== undefined && { type: type.toUpperCase() }),
    reason,
    ...(until !== undefined && { until: new Date(`${until}T23:59:59.999Z`) }),
    at: document.spanOf(["ignore", index]),
  };
}

/** An owner as in a zone file: `@` and names without a final dot that do not end in the zone belong to the zone. */
function ownerName(owner: string, origin: Name | undefined): Name {
  if (owner === "@" && origin) return origin;
  const name = nameOf(owner);
  return origin === undefined || owner.endsWith(".") || isAtOrBelow(name, origin) ? name : nameOf(`${owner}.${origin}`);
}

/** The schema has checked it. */
function nameOf(text: string): Name {
  return toName(text) as Name;
}

function hostsOf(hosts: ConfigValue["hosts"]): Map<string, HostFacts> {
  return new Map(Object.entries(hosts ?? {}).map(([key, facts]) => [hostKey(key), defined(facts) as HostFacts]));
}

function hostKey(key: string): string {
  return canonicalAddress(key) ?? nameOf(key);
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
