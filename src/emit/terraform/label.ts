import { type Name, withoutDot } from "../../zone/name.js";
import { relativeName } from "../relative-name.js";

/** A word of letters, digits and underscores for a name: what every Terraform identifier may be made of. */
function word(name: string): string {
  const spelled = name.replaceAll("*", "wildcard").replace(/[^a-z0-9]+/gi, "_");
  return spelled.replace(/^_+|_+$/g, "").toLowerCase();
}

/** The identifiers of several zones: no two are the same, and none begins with a digit. */
export function zoneWords(origins: readonly Name[]): string[] {
  const words = origins.map((origin) => word(withoutDot(origin)) || "root");
  return distinct(words, origins).map((one) => (/^\d/.test(one) ? `zone_${one}` : one));
}

/** The words of an owner: `apex` for the zone itself. */
export function ownerWord(owner: Name, origin: Name): string {
  const relative = relativeName(owner, origin);
  return relative === "@" ? "apex" : word(relative) || "name";
}

/**
 * Words with a hash of what they stand for, where two of them are the same: the same in every text of the same things.
 * @param identities what each stands for, all different
 */
export function distinct(words: readonly string[], identities: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1);
  return words.map((one, index) => (counts.get(one) === 1 ? one : `${one}_${hash(identities[index] as string)}`));
}

/** 32 bits of FNV-1a, in hex: enough to tell some names from each other. */
function hash(text: string): string {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}
