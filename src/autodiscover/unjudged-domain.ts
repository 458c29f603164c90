import type { Inference } from "../finding.js";
import { type Name, withoutDot } from "../zone/name.js";
import { recordsPointingTo } from "../zone/pointing.js";
import type { Survey } from "./survey.js";

/** Enough to see that something was left out; a large zone may hold a mail domain in every other line. */
const mostNamed = 20;

/**
 * Names inside a zone whose mail is delivered to a mail access name, and that nobody called an accepted domain: they may
 * be hosts that receive mail for themselves, so they are named at the end of a run and not judged.
 */
export function unjudgedDomains({ estate, accessNames }: Survey): Inference[] {
  const access = new Set(accessNames.map(({ name }) => name));
  if (access.size === 0) return [];
  const accepted = new Set(estate.domains.map(({ name }) => name));
  const found = new Map<Name, Name>();
  for (const zone of estate.zones("public").zones) {
    for (const { record, target } of recordsPointingTo(zone, access)) {
      const { type, owner } = record;
      if (found.size === mostNamed) break;
      if (type !== "MX" || owner.startsWith("*.")) continue;
      if (!accepted.has(owner)) found.set(owner, target);
    }
  }
  return [...found].map(([name, exchange]) => ({
    about: "not judged",
    subject: withoutDot(name),
    because: `its mail goes to ${withoutDot(exchange)}; if people have addresses there, name it under domains: or with --domain`,
  }));
}
