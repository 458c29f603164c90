import { domainList } from "../autodiscover/wording.js";
import { withoutDot } from "../zone/name.js";
import type { WalkDifference } from "./walks.js";

/** What is said of walks, for people: of domains that fare alike once. In the order in which each is first said. */
export function walkSentences(differences: readonly WalkDifference[]): string[] {
  const groups = new Map<string, WalkDifference[]>();
  for (const one of differences) {
    // `:` is in no name.
    const key = one.text.replaceAll(withoutDot(one.domain), ":");
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return Array.from(groups.values(), ([first, ...others]) => {
    const text = first?.text ?? "";
    return others.length === 0 ? text : `${text} The same goes for ${domainList(others.map(({ domain }) => domain))}.`;
  });
}
