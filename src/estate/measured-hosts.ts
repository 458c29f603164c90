import type { HostFacts } from "./estate.js";

/** What the configuration declares of hosts, and what they answered when they were asked. */
export interface MeasuredHosts {
  readonly hosts: ReadonlyMap<string, HostFacts>;
  /** Where the two contradict each other, a sentence each. */
  readonly remarks: readonly string[];
}

/**
 * Facts that were measured come before declared ones; what nobody can measure from outside (`inside`, a role that the
 * answers leave open) stays as declared.
 * @param declared,measured by name, absolute, or by canonical address
 */
export function withMeasured(
  declared: ReadonlyMap<string, HostFacts>,
  measured: ReadonlyMap<string, HostFacts>,
): MeasuredHosts {
  const hosts = new Map(declared);
  const remarks: string[] = [];
  for (const [key, facts] of measured) {
    const known = declared.get(key);
    hosts.set(key, known ? { ...withoutCertificate(known, facts), ...facts } : facts);
    const differing = known ? contradicted(known, facts) : [];
    if (differing.length > 0) {
      const day = facts.probed === undefined ? "" : ` on ${facts.probed}`;
      remarks.push(
        `hosts: ${hostText(key)}: ${differing.join(", ")} is not as zonewright.yaml declares it: what was found${day} counts.`,
      );
    }
  }
  return { hosts, remarks };
}

/** A certificate is declared by its label or by its names, and the one that was seen takes the place of both. */
function withoutCertificate(known: HostFacts, { names }: HostFacts): HostFacts {
  if (names === undefined) return known;
  const { names: _names, certificate: _certificate, distrust: _distrust, ...others } = known;
  return others;
}

function contradicted(known: HostFacts, found: HostFacts): string[] {
  const keys = ["https", "http", "role", "autodiscover"] as const;
  return keys.filter((key) => {
    const [before, after] = [known[key], found[key]];
    return before !== undefined && after !== undefined && JSON.stringify(before) !== JSON.stringify(after);
  });
}

/** How people write what facts of hosts are keyed by: an address as it is, a name without its final dot. */
export function hostText(key: string): string {
  return key.replace(/\.$/, "");
}
