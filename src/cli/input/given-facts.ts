import { resolve } from "node:path";
import type { Certificate } from "../../certificate/certificate.js";
import type { EstateInput } from "../../estate/build.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { Config } from "../config/config.js";
import type { Terminal } from "../terminal.js";
import { domainArguments, nowArgument, proofArguments } from "./arguments.js";
import { readCertificates } from "./certificates.js";
import { readHostFacts } from "./host-facts.js";
import { exchangeFacts, type ReadInventories, readInventories, withServices } from "./inventories.js";
import type { InputOptions } from "./options.js";
import { passwordsFrom } from "./passwords.js";
import { readServiceRecordFiles } from "./service-records.js";

/** What is known of the estate beside its zones. */
export interface GivenFacts {
  readonly estate: Omit<EstateInput, "zones" | "problems" | "notes">;
  /** Files that are no zones, wherever they lie: absolute, symbolic links resolved. */
  readonly identities: ReadonlySet<string>;
  /** What could not be read: whole sentences. */
  readonly failures: readonly string[];
  /** What was left out: whole sentences. */
  readonly remarks: readonly string[];
}

/** Reads certificates and inventories, and what arguments and the configuration say. */
export async function givenFacts(
  options: InputOptions,
  config: Config | undefined,
  terminal: Pick<Terminal, "cwd" | "env" | "askSecret">,
): Promise<GivenFacts> {
  const { cwd } = terminal;
  const absolute = (files: readonly string[]) => files.map((file) => resolve(cwd, file));
  const estate = statedFacts(options, config);
  const inventory = await readInventories(absolute(options.exchange), config?.inventories ?? [], cwd);
  const passwords = passwordsFrom(options.certPasswordFile, terminal);
  const [files, places] = [absolute(options.cert), config?.certificates ?? []];
  const isStated = files.length > 0 || places.length > 0;
  const collected = isStated ? [] : (inventory?.certificates ?? []);
  const read = await readCertificates(files, options.san, places, cwd, passwords, collected);
  const exchange = exchangeFacts(config?.exchange, inventory);
  const asked = await readServiceRecordFiles(options.m365, cwd);
  const measured = await readHostFacts(options.facts, config, cwd);
  const isPublicSuffix = await publicSuffixes(read.certificates);
  return {
    estate: {
      ...estate,
      ...(measured && { hosts: measured.hosts }),
      declared: [...estate.declared, ...(inventory?.domains ?? []), ...asked.domains],
      certificates: withServices(read.certificates, inventory),
      ...(exchange && { exchange }),
      ...(isPublicSuffix && { isPublicSuffix }),
    },
    identities: new Set([
      ...read.identities,
      ...(inventory?.identities ?? []),
      ...asked.identities,
      ...(measured?.identities ?? []),
    ]),
    failures: [...read.failures, ...(inventory?.failures ?? []), ...asked.failures, ...(measured?.failures ?? [])],
    remarks: [...(inventory?.remarks ?? []), ...(isStated ? setAside(inventory) : []), ...(measured?.remarks ?? [])],
  };
}

/** The list is large, and only wildcards are held against it. */
async function publicSuffixes(certificates: readonly Certificate[]) {
  if (!certificates.some(({ names }) => names.some(({ wildcard }) => wildcard))) return undefined;
  const { registrableDomains } = await import("../public-suffix.js");
  const registrable = await registrableDomains();
  return (name: Name) => registrable(withoutDot(name)) === undefined;
}

function statedFacts({ domain, proof, now, dialect }: InputOptions, config: Config | undefined) {
  return {
    declared: [...proofArguments(proof), ...(config?.domains ?? [])],
    only: domainArguments(domain),
    hosts: config?.hosts ?? new Map(),
    dialect: dialect ?? config?.dialect ?? "any",
    now: nowArgument(now),
  };
}

function setAside(inventory: ReadInventories | undefined): string[] {
  if (!inventory || inventory.certificates.length === 0) return [];
  return ["The certificates of the Exchange inventory are set aside: --cert or zonewright.yaml says which to judge."];
}
