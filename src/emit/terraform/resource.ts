import { type Emission, identity } from "../emission.js";
import type { RRsetChange } from "../rrset-change.js";
import { distinct, ownerWord } from "./label.js";
import type { Provider, Resource, TerraformZone } from "./provider.js";

/** The resources that a change is made of, in its order. */
export function resourcesOf(emission: Emission, zone: TerraformZone, provider: Provider): Resource[] {
  const changes = provider.changes(emission);
  const words = changes.map(({ owner, type }) => `${zone.word}_${ownerWord(owner, zone.origin)}_${type.toLowerCase()}`);
  const labels = distinct(words, changes.map(identityOf));
  const addresses = changes.map(({ type }, at) => `${provider.resourceType(type)}.${labels[at]}`);
  return changes.map((change, at): Resource => {
    const isInTheWay = (other: RRsetChange) =>
      isGone(other) && other.owner === change.owner && (other.type === "CNAME") !== (change.type === "CNAME");
    return {
      change,
      label: labels[at] as string,
      kind: kindOf(change, provider),
      after: isNew(change) ? addresses.filter((_, index) => isInTheWay(changes[index] as RRsetChange)) : [],
    };
  });
}

function kindOf(change: RRsetChange, provider: Provider): Resource["kind"] {
  if (isNew(change)) return "create";
  if (isGone(change)) return "delete";
  return provider.overlooks?.(change) ? "recreate" : "change";
}

function isNew({ before = [], after }: RRsetChange): boolean {
  return before.length === 0 && after.length > 0;
}

function isGone({ after }: RRsetChange): boolean {
  return after.length === 0;
}

/** The same for a change and for what takes it back. */
function identityOf({ before = [], after }: RRsetChange): string {
  return [...new Set([...before, ...after].map(identity))].sort().join("\n");
}
