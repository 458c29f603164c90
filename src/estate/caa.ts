import { type Lookup, lookup } from "../zone/lookup.js";
import { type Name, parentOf, root } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";

/** The CAA records that count for a name. */
export interface RelevantCaa {
  readonly records: readonly ResourceRecord<"CAA">[];
  /** False when nearer to the name something was not supplied that may have records of its own. */
  readonly isSure: boolean;
  /** They were made from a wildcard. */
  readonly isSynthesised: boolean;
}

/**
 * Finds the Relevant RRset of a name (RFC 8659 §3): the first set on the way up to the root. Aliases are followed at each
 * name, and what they lead to is not climbed.
 * @param name for a wildcard, what stands after `*.`
 * @returns undefined when there is none in the supplied zones
 */
export function relevantCaa(zones: ZoneSet, name: Name): RelevantCaa | undefined {
  let isSure = true;
  for (let at = name; at !== root && zones.enclosing(at); at = parentOf(at)) {
    const found = lookup(zones, at, "CAA");
    if (found.outcome === "answer") {
      return { records: found.records as RelevantCaa["records"], isSure, isSynthesised: found.wildcard !== undefined };
    }
    isSure &&= isSeen(found);
  }
  return undefined;
}

function isSeen({ outcome }: Lookup): boolean {
  return outcome === "nodata" || outcome === "nxdomain";
}

/** What a set of CAA records says about a name. */
export interface CaaAuthorization {
  /** The property that decides. */
  readonly property: "issue" | "issuewild";
  /** Who may issue, as they call themselves; nobody when empty; absent when the set does not restrict anybody. */
  readonly issuers?: readonly string[];
  /** A property that nobody knows and that must be understood: nobody may issue (RFC 8659 §4.1, §4.5). */
  readonly unknown?: ResourceRecord<"CAA">;
  /** The records that restrict. */
  readonly deciding: readonly ResourceRecord<"CAA">[];
}

/** RFC 8659 §4.2–4.4, RFC 9495 §3 (issuemail), CA/Browser Forum Baseline Requirements appendix A.1 (contact…), BIMI. */
const knownTags = new Set(["issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"]);

const critical = 128;

/** Reads a set for a plain name, or for a wildcard, for which `issuewild` stands in for `issue` (RFC 8659 §4.3). */
export function caaAuthorization(records: RelevantCaa["records"], isWildcard: boolean): CaaAuthorization {
  const having = (tag: string) => records.filter(({ data }) => data.tag.toLowerCase() === tag);
  const wild = isWildcard ? having("issuewild") : [];
  const property = wild.length > 0 ? "issuewild" : "issue";
  const unknown = records.find(({ data }) => data.flags & critical && !knownTags.has(data.tag.toLowerCase()));
  const deciding = wild.length > 0 ? wild : having("issue");
  const issuers = deciding.flatMap(({ data }) => issuerIn(data.value) ?? []);
  return {
    property,
    deciding: unknown ? [unknown] : deciding,
    ...(deciding.length > 0 && { issuers: [...new Set(issuers)] }),
    ...(unknown && { unknown }),
  };
}

const label = "[a-z0-9](?:-*[a-z0-9])*";
const parameter = `${label}[ \\t]*=[ \\t]*[!-:<-~]*`;
const issueValue = new RegExp(
  `^[ \\t]*(?:(${label}(?:\\.${label})*)[ \\t]*)?(?:;[ \\t]*(?:${parameter}[ \\t]*(?:;[ \\t]*${parameter}[ \\t]*)*)?;?[ \\t]*)?$`,
  "i",
);

/**
 * The authority that a value names (RFC 8659 §4.2). Parameters are not judged, and one semicolon too many at the end is
 * let pass: authorities do so.
 * @returns undefined when it names none, or is malformed, which comes to the same
 */
function issuerIn(value: string): string | undefined {
  return value.length > 1024 ? undefined : issueValue.exec(value)?.[1]?.toLowerCase();
}
