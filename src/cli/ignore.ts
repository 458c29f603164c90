import type { Finding } from "../finding.js";
import { isAtOrBelow } from "../zone/name.js";
import type { Ignore } from "./config/config.js";
import { statedAt } from "./config/stated-at.js";

export interface Ignored {
  readonly kept: readonly Finding[];
  readonly ignored: number;
  /** What is to be said about the ignores themselves: run out, or without effect. */
  readonly remarks: readonly string[];
}

/** Leaves out the findings that the configuration accepts. One whose day has passed counts again, and is named. */
export function withoutIgnored(findings: readonly Finding[], ignores: readonly Ignore[], now: Date): Ignored {
  const inForce = ignores.filter(({ until }) => until === undefined || until >= now);
  const matched = new Set<Ignore>();
  const kept = findings.filter((finding) => {
    const ignore = inForce.find((one) => accepts(one, finding));
    if (ignore) matched.add(ignore);
    return !ignore;
  });
  const remarks = ignores.flatMap((ignore) => {
    if (!inForce.includes(ignore))
      return findings.some((one) => accepts(ignore, one)) ? [hasRunOut(ignore)] : [isIdle(ignore)];
    return matched.has(ignore) ? [] : [isIdle(ignore)];
  });
  return { kept, ignored: findings.length - kept.length, remarks };
}

function accepts({ rule, zone, owner, type }: Ignore, finding: Finding): boolean {
  if (finding.rule !== rule) return false;
  if (owner !== undefined && finding.owner !== owner) return false;
  if (type !== undefined && finding.type !== type) return false;
  return (
    zone === undefined || finding.domain === zone || (finding.owner !== undefined && isAtOrBelow(finding.owner, zone))
  );
}

function hasRunOut(ignore: Ignore): string {
  const day = ignore.until?.toISOString().slice(0, 10);
  return statedAt(ignore.at, `${ignore.rule} was to be ignored until ${day} (${ignore.reason}); it counts again.`);
}

function isIdle({ at }: Ignore): string {
  return statedAt(at, "this ignores nothing any more; take it out.");
}
