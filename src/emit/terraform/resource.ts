import type { Name } from "../../zone/name.js";
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
  const gone = goneByOwner(changes);
  return changes.map((change, at): Resource => {
    const isInTheWay = (index: number) => (changes[index]?.type === "CNAME") !== (change.type === "CNAME");
    const inTheWay = isNew(change) ? (gone.get(change.owner) ?? []).filter(isInTheWay) : [];
    return {
      change,
      label: labels[at] as string,
      kind: kindOf(change, provider),
      after: inTheWay.map((index) => addresses[index] as string),
    };
  });
}

/** Where the sets stand that go. */
function goneByOwner(changes: readonly RRsetChange[]): Map<Name, number[]> {
  const gone = new Map<Name, number[]>();
  for (const [index, change] of changes.entries()) {
    if (isGone(change)) gone.set(change.owner, [...(gone.get(change.owner) ?? []), index]);
  }
  return gone;
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
