import { damerauLevenshtein } from "../text/edit-distance.js";
import type { LabelPattern } from "../zone/label-pattern.js";

const right = "autodiscover";

/** Labels that were probably meant to be `autodiscover`; none is more than two characters longer or shorter. */
export const misspelt: LabelPattern = {
  shortest: right.length - 2,
  longest: right.length + 2,
  letters: right,
  // Each costs at least one edit.
  strangers: 2,
  matches: (label) => autodiscoverTypo(label) !== undefined,
};

/** Words that people take for the name itself, rather than slips of the fingers. */
const confusions = new Set(["autodiscovery", "auto-discover", "auto-discovery", "auto_discover"]);

/**
 * Numbered hosts (`autodiscover2`), names with a suffix (`autodiscover-s` of Microsoft 365) and service labels
 * (`_autodiscover`) are meant as they are.
 */
const intended = /^(?:_.*|autodiscover(?:-?\d+|-.+)?)$/;

/**
 * Whether a label was probably meant to be `autodiscover`, as in `autdiscover.contoso.com`.
 * @param label one label, lower case
 * @returns the distance, 1 or 2, or `known` for a word that is often taken for it; undefined for everything else, and
 *   for `autodiscover` itself. At distance 2 a label may still be meant as it is: look at the domain below it.
 */
export function autodiscoverTypo(label: string): 1 | 2 | "known" | undefined {
  if (confusions.has(label)) return "known";
  if (intended.test(label)) return undefined;
  const distance = damerauLevenshtein(label, right);
  return distance === 1 || distance === 2 ? distance : undefined;
}
