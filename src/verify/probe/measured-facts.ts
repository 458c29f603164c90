import type { Certificate } from "../../certificate/certificate.js";
import { isCovered } from "../../certificate/name-match.js";
import type { CertificateDistrust, Estate, HostFacts } from "../../estate/estate.js";
import { type Name, toName } from "../../zone/name.js";
import { autodiscoverPath } from "./ask.js";
import type { ProbedAddress, ProbedHost } from "./probed-host.js";

type Open = Extract<ProbedAddress, { state: "open" }>;

/**
 * What the configuration would say of hosts, had somebody looked: by the name that was dialled, because certificate and
 * service depend on it; by address whether its port is open, and where it differs from the others of its name.
 * @param estate with what was declared of its hosts, and nothing that was measured before
 * @param now when they were asked
 */
export function measuredFacts(estate: Estate, asked: readonly ProbedHost[], now: Date): ReadonlyMap<string, HostFacts> {
  const hosts = new Map(asked.map((host) => [host.target.name, host]));
  const facts = new Map<string, HostFacts>();
  const probed = now.toISOString().slice(0, 10);
  for (const host of asked) {
    for (const [key, found] of factsOf(estate, host, hosts, now)) {
      if (Object.keys(found).length > 0) facts.set(key, { ...facts.get(key), ...found, probed });
    }
  }
  return facts;
}

function* factsOf(
  estate: Estate,
  host: ProbedHost,
  hosts: ReadonlyMap<Name, ProbedHost>,
  now: Date,
): Iterable<readonly [key: string, HostFacts]> {
  const { target, addresses, http } = host;
  const https = httpsOf(addresses);
  const open = addresses.filter((one) => one.state === "open");
  const shown = open.map((one) => presented(estate, target.name, one, hosts, now));
  // The walk knows no addresses of a name whose zone it was not given.
  const isShared = host.isResolved || new Set(shown.map((one) => JSON.stringify(one))).size < 2;
  yield [target.name, { ...(https && { https }), ...(http && { http }), ...(isShared && shown[0]) }];
  if (host.isResolved) return;
  for (const [i, { address }] of isShared ? [] : open.entries()) yield [address, shown[i] as HostFacts];
  for (const { address, state } of addresses) {
    const https = portOf(state);
    if (https) yield [address, { https }];
  }
}

/** To a client a host that gets no TLS done is one that refuses; undefined where nobody could look. */
function httpsOf(addresses: readonly ProbedAddress[]): HostFacts["https"] {
  const states = addresses
    .map(({ state }) => state)
    .filter((state) => state !== "not asked" && state !== "unreachable");
  if (states.length === 0) return undefined;
  if (states.includes("open")) return "open";
  return states.every((state) => state === "dropped") ? "dropped" : "closed";
}

/** Of an address, whoever it was dialled for. */
function portOf(state: ProbedAddress["state"]): HostFacts["https"] {
  if (state === "not asked" || state === "unreachable") return undefined;
  return state === "without TLS" ? "open" : state;
}

function presented(
  estate: Estate,
  name: Name,
  { address, certificate, service }: Open,
  hosts: ReadonlyMap<Name, ProbedHost>,
  now: Date,
): HostFacts {
  const { role, onward } = service;
  const autodiscover = onward === undefined ? service.autodiscover : answerBehind(onward, hosts);
  const given = certificate && givenAs(estate, certificate);
  const distrust = certificate && !given ? distrustOf(certificate, now) : undefined;
  return {
    names: namesOf(certificate),
    ...(given && { certificate: given.label }),
    ...(distrust && { distrust }),
    ...(role && { role: roleWithin(estate, name, address, role) }),
    ...(autodiscover && { autodiscover }),
  };
}

/**
 * What somebody said is a proxy answers as Exchange does, or as a web server to those who have not signed in: then its
 * role is as it was said.
 */
function roleWithin({ hosts }: Estate, name: Name, address: string, role: "exchange" | "web") {
  const said = hosts.get(name)?.role ?? hosts.get(address)?.role;
  return said === "proxy" || (said === "exchange" && role === "web") ? said : role;
}

/** The names that stand for a host; others cover nothing. */
function namesOf(certificate: Certificate | undefined): string[] {
  return (certificate?.names ?? []).filter(({ name }) => name !== undefined).map(({ text }) => text);
}

/** What was given as `--cert`, or is in the configuration, has rules of its own and may yet be planned to change. */
function givenAs({ certificates }: Estate, { thumbprint }: Certificate): Certificate | undefined {
  return certificates.find((one) => one.thumbprint !== undefined && one.thumbprint === thumbprint);
}

/** Which of the faults that no name cures a certificate has. */
export function distrustOf(
  { notBefore, notAfter, selfSigned }: Certificate,
  now: Date,
): CertificateDistrust | undefined {
  if (notAfter && notAfter < now) return "expired";
  if (notBefore && notBefore > now) return "not-yet-valid";
  return selfSigned ? "self-signed" : undefined;
}

/**
 * What clients come to who follow a redirect from https: they go on to the same path alone (ews-managed-api), and hold the
 * certificate there against its own name.
 * @returns undefined where nobody asked there
 */
function answerBehind(onward: string, hosts: ReadonlyMap<Name, ProbedHost>): HostFacts["autodiscover"] {
  const { protocol, pathname, hostname, port } = new URL(onward);
  if (protocol !== "https:" || port !== "" || pathname.toLowerCase() !== autodiscoverPath) return "none";
  const name = toName(hostname);
  const behind = name && hosts.get(name)?.addresses.find((one) => one.state === "open");
  if (!name || behind?.state !== "open" || behind.service.onward !== undefined) return undefined;
  const isAtHome = behind.certificate !== undefined && isCovered([behind.certificate], name);
  return isAtHome ? behind.service.autodiscover : "none";
}
