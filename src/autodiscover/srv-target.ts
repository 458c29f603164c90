import { isAtOrBelow, labelsOf, type Name, parentOf, toName } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import { addressesOf, isSynthesised } from "./addresses.js";
import type { Survey } from "./survey.js";

/**
 * What the target of an SRV record was meant to be whose final dot was forgotten (RFC 1035 §5.1): the name does not exist,
 * and without the origin that was appended, of the zone or of an $ORIGIN within it, it is one that somebody knows.
 * @returns undefined when the target exists (a wildcard's answer is none), or looks as if it were meant as it is
 */
export function targetWithoutOrigin(survey: Survey, record: ResourceRecord<"SRV">): Name | undefined {
  const zones = survey.estate.zones("public");
  const { target } = record.data;
  const zone = zones.enclosing(record.owner)?.origin;
  if (!zone) return undefined;
  const found = addressesOf(zones, target);
  if (found.outcome === "answer" && !isSynthesised(found)) return undefined;
  for (let origin = parentOf(target); isAtOrBelow(origin, zone); origin = parentOf(origin)) {
    const meant = isAtOrBelow(record.owner, origin) ? without(target, origin) : undefined;
    if (meant && isKnown(survey, meant)) return meant;
    if (origin === zone) break;
  }
  return undefined;
}

function without(target: Name, origin: Name): Name | undefined {
  const labels = labelsOf(target).slice(0, -labelsOf(origin).length);
  return labels.length < 2 ? undefined : toName(labels.join("."));
}

function isKnown({ certificates, estate }: Survey, name: Name): boolean {
  const isOnCertificate = certificates.some(({ names }) => names.some((written) => written.name === name));
  return isOnCertificate || estate.zones("public").enclosing(name) !== undefined || topLevel.test(name);
}

/** Top-level domains that nobody uses as a label of a host name: the old generic ones and two letters of a country. */
const topLevel = /\.(?:com|net|org|info|biz|edu|gov|mil|int|eu|[a-z]{2})\.$/;
