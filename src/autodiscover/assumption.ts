import { below, type Name, withoutDot } from "../zone/name.js";
import type { Assessment } from "./assessment.js";
import { isShut } from "./endpoint.js";
import type { Probe } from "./probe.js";
import type { Step } from "./walk.js";

/** Something that a walk takes for granted or leaves open, for want of a fact that zone files do not hold. */
export interface Assumption {
  /** A sentence. */
  readonly text: string;
  /** How to settle it: a sentence, mostly with what to declare in zonewright.yaml. */
  readonly settle: string;
}

/** What the walks of a domain rest on, in the order of their steps, each once; facts that were declared are none. */
export function assumptionsOf(assessment: Assessment): Assumption[] {
  const { domain, walks } = assessment;
  if (walks.length === 0) return [];
  const taken = new Set(walks.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
  const probes = assessment.probes.filter(({ kind }) => taken.has(kind));
  const all = [
    ...ofClients(assessment),
    ...(assessment.survey.certificates.length === 0 ? [noCertificate] : []),
    ...probes.flatMap((probe) => [...ofExchange(assessment, probe), ...ofProbe(assessment, probe)]),
    ...ofPhones(
      domain.name,
      walks.flatMap(({ client, servedBy }) => (client === "mobile" && servedBy ? [servedBy] : [])),
    ),
  ];
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

const asksIt = "zonewright verify --probe asks it";
const asking = `${asksIt}.`;

const noCertificate: Assumption = {
  text: "Which names the certificate carries is not known.",
  settle: "Give it with --cert FILE, or the names of a planned one with --san NAME,NAME.",
};

function* ofClients({ domain, survey }: Assessment): Iterable<Assumption> {
  const name = withoutDot(domain.name);
  if (!domain.clientsDeclared) {
    yield {
      text: `Every kind of client is in use for ${name}.`,
      settle: `Say which: domains: { ${name}: { clients: [outlook, mobile] } }.`,
    };
  }
  if (survey.estate.exchange?.autodiscoverServiceInternalUri === undefined) {
    yield {
      text: "No service connection point: computers of the Active Directory domain begin like all others.",
      settle: "Say what it is set to: exchange: { autodiscoverServiceInternalUri: URL }, or --exchange FILE.",
    };
  }
}

/** That an address is Exchange, and that its port 443 is open, unless somebody said so. */
function* ofExchange({ survey }: Assessment, { endpoint }: Probe): Iterable<Assumption> {
  if (endpoint?.class !== "exchange") return;
  const { hosts } = survey.estate;
  if (endpoint.lookup.outcome !== "answer" && endpoint.certainty === "possible") {
    const host = withoutDot(endpoint.name);
    yield {
      text: `${host} leads to Exchange: ${endpoint.because}.`,
      settle: `Give the zone with --zones PATH. If it does not: hosts: { ${host}: { role: web } }.`,
    };
  }
  for (const address of endpoint.addresses) {
    const known = survey.exchangeAddresses.get(address);
    if (!known || hosts.get(address)?.role !== undefined) continue;
    if (known.name && hosts.get(known.name)?.role !== undefined) continue;
    yield {
      text: `${address} is Exchange, and its port 443 is open: ${known.because}.`,
      settle: `${asking} If it is not: hosts: { "${address}": { role: web } }, or { https: closed }.`,
    };
  }
}

function* ofProbe(
  { survey }: Assessment,
  { kind, name, verdict, certainty, because, endpoint }: Probe,
): Iterable<Assumption> {
  const host = withoutDot(endpoint?.name ?? name);
  if (verdict === "possible") {
    yield {
      text: `Whether ${host} answers on port 443, and with which certificate, is not known: ${because}.`,
      settle: `${asking} Or say so: hosts: { ${host}: { https: closed } }, or { https: open, names: [www.example.com] } with the names of its certificate.`,
    };
  }
  if (verdict === "foreign-ok" && certainty === "possible") {
    yield {
      text: `Whether ${host} knows Autodiscover is not known.`,
      settle: `${asking} Or say so: hosts: { ${host}: { autodiscover: none } }, or exchange, or other.`,
    };
  }
  if (verdict === "unknown" && survey.certificates.length > 0) {
    const declare = endpoint ? `; ${asksIt}; or say what answers: hosts: { ${host}: { role: exchange } }, or web` : "";
    yield {
      text: `What ${host} leads to is not known: ${because}.`,
      settle: `Give the zone with --zones PATH${declare}.`,
    };
  }
  const isOpen = endpoint && endpoint.class !== "silent" && endpoint.class !== "m365" && !isShut(endpoint.facts);
  if (kind === "autodiscover" && isOpen && verdict !== "covered" && endpoint.facts?.http === undefined) {
    yield {
      text: `Port 80 of ${host} sends nobody on.`,
      settle: `${asking} If it redirects: hosts: { ${host}: { http: { redirect: "https://mail.example.com/autodiscover/autodiscover.xml" } } }.`,
    };
  }
}

function* ofPhones(domain: Name, served: readonly Step[]): Iterable<Assumption> {
  if (!served.some(({ kind }) => kind === "srv")) return;
  yield {
    text: "Phones ask for SRV records, which is not verified of every product.",
    settle: `Try one, or put ${withoutDot(below("autodiscover", domain))} on the certificate and lead it to Exchange.`,
  };
}
