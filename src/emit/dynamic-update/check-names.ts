import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import type { Emission } from "../emission.js";

/** A host's name (RFC 952, RFC 1123 §2.1). */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*\.?$/;

const ownedByHosts: ReadonlySet<string> = new Set(["A", "AAAA", "MX"]);

/** Types whose rdata ends with the name of a host. */
const namingHosts: ReadonlySet<string> = new Set(["AFSDB", "MX", "NS", "PTR", "RT", "SRV"]);

/**
 * nsupdate refuses what it takes for a host's misspelt name, unless it is told not to; what was in a zone is not for
 * it to judge.
 */
export function checkNames({ edits }: Emission): string[] {
  const added = edits.flatMap((edit) => (edit.kind === "remove" ? [] : [edit.record]));
  return added.flatMap(hostsOf).every((name) => hostName.test(name)) ? [] : ["check-names off"];
}

function hostsOf({ owner, type, data }: RecordSpec): string[] {
  const [named = ""] = rdataText(type, data).split(" ").slice(-1);
  // A wildcard may own what a host owns.
  const own = ownedByHosts.has(type) ? [owner.replace(/^\*\./, "")] : [];
  return [...own, ...(namingHosts.has(type) ? [named] : [])];
}
