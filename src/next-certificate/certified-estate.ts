import { endpointOf } from "../autodiscover/endpoint.js";
import { type Survey, surveyOf } from "../autodiscover/survey.js";
import { certificatesServing } from "../certificate/name-match.js";
import { plannedCertificate } from "../certificate/planned.js";
import { usualBelow } from "../estate/access-name.js";
import type { Estate, HostFacts } from "../estate/estate.js";
import { exchangeHosts } from "../estate/uri-host.js";
import { labelsOf, type Name, toName, withoutDot } from "../zone/name.js";

/** How messages call the certificate that does not exist yet. */
const nextLabel = "the next certificate";

/**
 * Where Exchange is: by the certificate of today; where that tells nothing, by the addresses that Exchange hands out, then
 * by the names under which people usually publish it.
 */
export function surveyOfToday(estate: Estate): Survey {
  const today = surveyOf(estate);
  if (today.exchangeAddresses.size > 0) return today;
  const guesses = [
    exchangeHosts(estate),
    estate.domains.flatMap(({ name }) => [...usualBelow(estate.zones("public"), name)].filter(isNoDiscovery)),
  ];
  for (const names of guesses) {
    const survey = names.length > 0 ? surveyOf(withCertificate(estate, names)) : today;
    if (survey.exchangeAddresses.size > 0) return { ...survey, certificates: today.certificates };
  }
  return today;
}

function isNoDiscovery(name: Name): boolean {
  return labelsOf(name)[0] !== "autodiscover";
}

/**
 * The estate as it would be with another certificate for its clients. What was found out about Exchange's addresses stays
 * a fact; what its hosts were seen to present today does not, because they will present the new one.
 */
export function certifiedEstate(survey: Survey, names: readonly (Name | string)[]): Estate {
  const { estate, exchangeAddresses } = survey;
  const hosts = new Map<string, HostFacts>();
  for (const [key, facts] of estate.hosts) {
    hosts.set(key, isExchange(survey, key, facts) ? withoutCertificate(facts) : facts);
  }
  for (const address of exchangeAddresses.keys()) hosts.set(address, { role: "exchange", ...hosts.get(address) });
  return withCertificate({ ...estate, hosts }, names);
}

function withCertificate(estate: Estate, names: readonly (Name | string)[]): Estate {
  const replaced = certificatesServing("iis", estate.certificates);
  const at = { source: { path: nextLabel, bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
  const written = names.map((text) => ({ text: text.endsWith(".") ? withoutDot(text as Name) : text, at }));
  return {
    ...estate,
    certificates: [
      plannedCertificate(written, nextLabel),
      ...estate.certificates.filter((certificate) => !replaced.includes(certificate)),
    ],
  };
}

function isExchange(survey: Survey, key: string, { role }: HostFacts): boolean {
  if (role === "exchange" || role === "proxy" || survey.exchangeAddresses.has(key)) return true;
  const name = /^[\d.]+$|:/.test(key) ? undefined : toName(key);
  return name !== undefined && endpointOf(survey, name).class === "exchange";
}

function withoutCertificate(host: HostFacts): HostFacts {
  const { names: _names, certificate: _certificate, distrust: _distrust, ...facts } = host;
  return facts;
}
