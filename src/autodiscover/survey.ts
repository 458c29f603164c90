import type { Certificate } from "../certificate/certificate.js";
import { certificatesServing } from "../certificate/name-match.js";
import { type AccessName, accessNames } from "../estate/access-name.js";
import type { Estate, ExchangeAddress, HostFacts } from "../estate/estate.js";
import type { Inference } from "../finding.js";
import { type Name, toName, withoutDot } from "../zone/name.js";
import { addressesOf } from "./addresses.js";
import { roleOf } from "./host-role.js";

/** Where Exchange is and what it presents: concluded once for an estate, asked for every name. */
export interface Survey {
  readonly estate: Estate;
  /** The certificates that clients meet. */
  readonly certificates: readonly Certificate[];
  readonly accessNames: readonly AccessName[];
  /** By canonical address. */
  readonly exchangeAddresses: ReadonlyMap<string, ExchangeAddress>;
  /** Access names whose zone was not supplied: an address that nobody knows may be theirs. */
  readonly unseenAccessNames: readonly Name[];
}

/**
 * Finds the Exchange addresses of an estate: of hosts declared so, and of the mail access names in the public view.
 * An inferred one counts as a fact; a declared role overrules it.
 */
export function surveyOf(estate: Estate): Survey {
  const certificates = certificatesServing("iis", estate.certificates);
  const names = accessNames(estate.zones("public"), certificates);
  const addresses = new Map<string, ExchangeAddress>();
  const unseen: Name[] = [];
  const add = (entry: ExchangeAddress) => {
    const role = estate.hosts.get(entry.address)?.role;
    if ((role === undefined || role === "exchange" || role === "proxy") && !addresses.has(entry.address)) {
      addresses.set(entry.address, entry);
    }
  };
  for (const [key, facts] of estate.hosts) for (const entry of declaredAddresses(estate, key, facts)) add(entry);
  for (const { name } of names) {
    const role = estate.hosts.get(name)?.role;
    if (role === "web" || role === "m365") continue;
    const found = addressesOf(estate.zones("public"), name);
    if (found.outcome === "outside" || found.outcome === "delegated") unseen.push(name);
    for (const address of found.addresses) add({ address, name, because: `${withoutDot(name)} resolves to it` });
  }
  return { estate, certificates, accessNames: names, exchangeAddresses: addresses, unseenAccessNames: unseen };
}

function declaredAddresses(estate: Estate, key: string, facts: HostFacts): ExchangeAddress[] {
  if (facts.role !== "exchange" && facts.role !== "proxy") return [];
  const because = roleOf("it", facts);
  const name = /^[\d.]+$|:/.test(key) ? undefined : toName(key);
  if (!name) return [{ address: key, name: undefined, because }];
  return addressesOf(estate.zones("public"), name).addresses.map((address) => ({ address, name, because }));
}

/** What was concluded about Exchange, for the end of every run. */
export function surveyInferences(survey: Survey): Inference[] {
  return [
    ...survey.accessNames.map(
      ({ name, because }): Inference => ({
        about: "mail access name",
        subject: withoutDot(name),
        because,
      }),
    ),
    ...[...survey.exchangeAddresses.values()].map(
      ({ address, because }): Inference => ({
        about: "exchange address",
        subject: address,
        because,
      }),
    ),
  ];
}
