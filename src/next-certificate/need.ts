import { endpointOf } from "../autodiscover/endpoint.js";
import { needsNoCertificate } from "../autodiscover/exchange-uri.js";
import { pointedNames } from "../autodiscover/needed-name.js";
import type { Survey } from "../autodiscover/survey.js";
import { isCovered } from "../certificate/name-match.js";
import { usualBelow } from "../estate/access-name.js";
import type { AcceptedDomain, ExchangeFacts, ExchangeUri } from "../estate/estate.js";
import { hostOf } from "../estate/uri-host.js";
import { labelsOf, type Name, toName } from "../zone/name.js";
import { asCertificateName, whyRefused } from "./refusal.js";

/** What a name is on the certificate for. */
export type Purpose =
  | "asked for"
  | "client access"
  | "handed out"
  | "mail exchanger"
  | "connector"
  | "mail protocol"
  | "accustomed"
  | "autodiscover host"
  | "apex"
  | "zone not supplied";

/** One reason for which a name is needed. */
export interface Need {
  readonly name: Name;
  readonly purpose: Purpose;
  /** The domain for whose sake. */
  readonly domain?: Name;
  /** What names it: `EWS of EX01`, `EX01\Client Frontend EX01`. */
  readonly by?: string;
}

/**
 * The names that have to be on the certificate however Autodiscover is done: what Exchange hands out, what mail servers and
 * mail programs dial, and names of today that people know by heart. A name that only exists inside is none of them.
 * @param also names that somebody wants on it, whatever the zones say
 * @param domains those whose mailboxes are here
 */
export function standingNeeds(survey: Survey, domains: readonly AcceptedDomain[], also: readonly Name[]): Need[] {
  const isAtExchange = (name: Name) =>
    !whyRefused(asCertificateName(name)) && endpointOf(survey, name).class === "exchange";
  const needs = [...ofExchange(survey), ...domains.flatMap((domain) => [...ofDomain(survey, domain)])];
  const asked = also.map((name): Need => ({ name, purpose: "asked for" }));
  const taken = new Set([...asked, ...needs].map(({ name }) => name));
  const others = new Set(needs.filter(({ purpose }) => purpose !== "accustomed").map(({ name }) => name));
  const isNews = ({ name, purpose }: Need) => purpose !== "accustomed" || !others.has(name);
  return [
    ...asked,
    ...needs.filter((need) => isAtExchange(need.name) && isNews(need)),
    ...ofUnseenZones(survey, taken),
  ];
}

function* ofExchange({ estate: { exchange } }: Survey): Iterable<Need> {
  if (!exchange) return;
  for (const { uri, of: by } of handedOut(exchange)) {
    const name = hostOf(uri);
    if (name) yield { name, purpose: "handed out", ...(by !== undefined && { by }) };
  }
  for (const { direction, name: by, fqdn, enabled } of exchange.connectors ?? []) {
    const name = enabled && direction === "receive" && fqdn !== undefined ? toName(fqdn) : undefined;
    // Without a TlsCertificateName a connector finds its certificate by this name.
    if (name && labelsOf(name).length > 1) yield { name, purpose: "connector", by };
  }
  for (const { protocol, server, certificateName } of exchange.mailProtocols ?? []) {
    const name = toName(certificateName);
    const by = `${protocol.toUpperCase()}${server === undefined ? "" : ` of ${server}`}`;
    if (name) yield { name, purpose: "mail protocol", by };
  }
}

/** Every address at which clients meet a certificate, and what of Exchange it is of. */
export function handedOut({ autodiscoverServiceInternalUri: scp, otherServiceUris = [], urls }: ExchangeFacts) {
  const points = [...(scp ? [scp] : []), ...otherServiceUris];
  const all = [...points.map((uri): ExchangeUri => ({ ...uri, of: "the service connection point" })), ...urls];
  return all.filter((uri) => !needsNoCertificate(uri));
}

function* ofDomain({ estate, certificates }: Survey, domain: AcceptedDomain): Iterable<Need> {
  for (const { name, service } of pointedNames(domain)) {
    if (service === "smtp") yield { name, purpose: "mail exchanger", domain: domain.name };
  }
  for (const name of usualBelow(estate.zones("public"), domain.name)) {
    // What clients dial without an error today; what they cannot, nobody has got used to.
    const isDialled = labelsOf(name)[0] !== "autodiscover" && isCovered(certificates, name);
    if (isDialled) yield { name, purpose: "accustomed", domain: domain.name };
  }
}

/** Names of today of which nobody can tell who dials them. Of an autodiscover host its own domain tells. */
function* ofUnseenZones({ estate, certificates }: Survey, taken: ReadonlySet<Name>): Iterable<Need> {
  const zones = estate.zones("public");
  const known = new Set(estate.domains.map(({ name }) => name));
  for (const written of certificates.flatMap(({ names }) => names)) {
    const { name, wildcard } = written;
    if (!name || wildcard || taken.has(name) || whyRefused(written) || zones.enclosing(name)) continue;
    const [label = "", ...rest] = labelsOf(name);
    const isJudged = label === "autodiscover" && known.has(`${rest.join(".")}.` as Name);
    if (!isJudged) yield { name, purpose: "zone not supplied" };
  }
}
