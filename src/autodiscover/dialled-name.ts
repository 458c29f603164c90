import type { Certificate } from "../certificate/certificate.js";
import { accessNames } from "../estate/access-name.js";
import type { Estate } from "../estate/estate.js";
import { exchangeHosts, hostOf } from "../estate/uri-host.js";
import { labelsOf, type Name, toName } from "../zone/name.js";
import type { Assessment } from "./assessment.js";

/**
 * The names that clients dial or may come to dial, whether or not they exist today, some of them more than once: each mail
 * domain and its autodiscover host, what the walks end at, mail access names, the organisation's own URLs, declared hosts.
 * @param certificates those whose names are in question
 */
export function* dialledNames(
  estate: Estate,
  assessments: readonly Assessment[],
  certificates: readonly Certificate[],
): Iterable<Name> {
  const survey = assessments[0]?.survey;
  const others = certificates.filter((certificate) => !survey?.certificates.includes(certificate));
  const access = others.length > 0 ? accessNames(estate.zones("public"), others) : [];
  for (const { name } of [...(survey?.accessNames ?? []), ...access]) {
    // An autodiscover host is dialled for the sake of its domain alone.
    if (labelsOf(name)[0] !== "autodiscover") yield name;
  }
  for (const { probes } of assessments) {
    for (const { endpoint } of probes) {
      if (endpoint) yield* [endpoint.name, endpoint.lookup.name];
    }
  }
  yield* exchangeHosts(estate);
  yield* declaredHosts(estate);
}

/** Hosts of which something was declared, and those that port 80 of one redirects to. */
function declaredHosts({ hosts }: Estate): Name[] {
  const redirects = [...hosts.values()].map(({ http }) =>
    typeof http === "object" ? hostOf(http.redirect) : undefined,
  );
  return [...[...hosts.keys()].map(toName), ...redirects].filter((name) => name !== undefined);
}
