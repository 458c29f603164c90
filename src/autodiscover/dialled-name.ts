import type { Certificate } from "../certificate/certificate.js";
import { accessNames } from "../estate/access-name.js";
import type { Estate } from "../estate/estate.js";
import { exchangeHosts, hostOf } from "../estate/uri-host.js";
import { below, labelsOf, type Name, toName } from "../zone/name.js";
import type { Assessment } from "./assessment.js";

/**
 * The names that clients dial or may come to dial, whether or not they exist today: each mail domain and its autodiscover
 * host, what the walks end at, mail access names, the organisation's own URLs, declared hosts.
 * @param certificates those whose names are in question
 */
export function dialledNames(
  estate: Estate,
  assessments: readonly Assessment[],
  certificates: readonly Certificate[],
): ReadonlySet<Name> {
  const access = accessNames(estate.zones("public"), certificates).map(({ name }) => name);
  // An autodiscover host is dialled for the sake of its domain alone.
  const names = new Set<Name>(access.filter((name) => labelsOf(name)[0] !== "autodiscover"));
  for (const { domain, probes } of assessments) {
    if (domain.mail === "none") continue;
    names.add(domain.name).add(below("autodiscover", domain.name));
    for (const { name, endpoint } of probes) {
      names.add(name);
      if (endpoint) names.add(endpoint.name).add(endpoint.lookup.name);
    }
  }
  for (const name of [...exchangeHosts(estate), ...declaredHosts(estate)]) names.add(name);
  return names;
}

/** Hosts of which something was declared, and those that port 80 of one redirects to. */
function declaredHosts({ hosts }: Estate): Name[] {
  const redirects = [...hosts.values()].map(({ http }) =>
    typeof http === "object" ? hostOf(http.redirect) : undefined,
  );
  return [...[...hosts.keys()].map(toName), ...redirects].filter((name) => name !== undefined);
}
