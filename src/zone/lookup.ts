import { below, labelsOf, type Name, parentOf, toName } from "./name.js";
import type { RecordType, ResourceRecord } from "./record.js";
import type { Zone } from "./zone.js";
import type { ZoneSet } from "./zone-set.js";

/**
 * `answer`: records of the type. `nodata`: the name exists, the type does not. `nxdomain`: the name does not exist.
 * `delegated`: a zone cut below the supplied zone; its child was not supplied. `outside`: no supplied zone holds the name,
 * or its addresses are only known to the provider (`Zone.aliases`).
 * `loop`: an alias chain that comes back to itself, or is too long for any resolver.
 */
export type LookupOutcome = "answer" | "nodata" | "nxdomain" | "delegated" | "outside" | "loop";

export interface Lookup {
  readonly outcome: LookupOutcome;
  /** The name at the end of the alias chain: the one that was asked when there is none. */
  readonly name: Name;
  /** The records of the answer; the NS records of the cut when it is delegated. Synthesised ones carry the name that was asked. */
  readonly records: readonly ResourceRecord[];
  /** The CNAME and DNAME records on the way, in order, with the owners that the file gives them. */
  readonly chain: readonly ResourceRecord[];
  /** A record of the wildcard that the last synthesis came from (RFC 4592 §3.3.1), on the way or at the end. */
  readonly wildcard?: ResourceRecord;
}

/** BIND gives up after 16 aliases by default (max-query-restarts is 11 in newer ones); no sane zone comes near. */
export const longestChain = 16;

/**
 * Resolves a name as a resolver would that holds every supplied zone of a view and nothing else: zone cuts, empty
 * non-terminals, wildcards (RFC 1034 §4.3.2, RFC 4592), CNAME and DNAME (RFC 6672) across all of them.
 */
export function lookup(zones: ZoneSet, name: Name, type: RecordType): Lookup {
  const chain: ResourceRecord[] = [];
  const seen = new Set<Name>();
  let wildcard: ResourceRecord | undefined;
  let asked = name;
  const end = (outcome: LookupOutcome, records: readonly ResourceRecord[] = []): Lookup => ({
    outcome,
    name: asked,
    records,
    chain,
    ...(wildcard && { wildcard }),
  });
  for (;;) {
    if (seen.has(asked) || chain.length > longestChain) return end("loop");
    seen.add(asked);
    // RFC 4035 §3.1.4.1: the DS RRset of a zone stands on the parent's side of the cut.
    const zone = zones.enclosing(type === "DS" ? parentOf(asked) : asked);
    if (!zone) return end("outside");
    const step = answerOf(zone, asked, type);
    wildcard = step.wildcard ?? wildcard;
    if (step.outcome !== "alias") return end(step.outcome, step.records);
    chain.push(step.alias);
    if (!step.target) return end("nxdomain");
    // RFC 6672 §3.1: the CNAME that a DNAME stands for is the answer to who asks for one.
    if (type === "CNAME") return end("answer", [cnameOf(step.alias, asked, step.target)]);
    asked = step.target;
  }
}

type ZoneAnswer =
  | {
      outcome: Exclude<LookupOutcome, "loop">;
      records: readonly ResourceRecord[];
      wildcard?: ResourceRecord;
    }
  | { outcome: "alias"; alias: ResourceRecord; target: Name | undefined; wildcard?: ResourceRecord };

function answerOf(zone: Zone, name: Name, type: RecordType): ZoneAnswer {
  let encloser = zone.origin;
  for (const ancestor of downTo(name, zone.origin)) {
    if (!zone.has(ancestor)) return synthesise(zone, name, type, encloser);
    encloser = ancestor;
    if (ancestor !== zone.origin && !(type === "DS" && ancestor === name)) {
      const cut = zone.records(ancestor, "NS");
      if (cut.length > 0) return { outcome: "delegated", records: cut };
    }
    const dname = ancestor === name ? undefined : zone.records(ancestor, "DNAME")[0];
    if (dname) return { outcome: "alias", alias: dname, target: redirect(name, ancestor, dname.data.target) };
  }
  return atNode(zone, name, type);
}

/** The apex, then each name below it on the way to `name`, which comes last. */
function downTo(name: Name, origin: Name): Name[] {
  const path = [name];
  for (let at = name; at !== origin; ) {
    at = parentOf(at);
    path.push(at);
  }
  return path.reverse();
}

/** RFC 6672 §2.2: the suffix is replaced; undefined when the result is longer than a name may be. */
function redirect(name: Name, owner: Name, target: Name): Name | undefined {
  const prefix = labelsOf(name).slice(0, labelsOf(name).length - labelsOf(owner).length);
  return toName(below(prefix.join("."), target));
}

function cnameOf({ ttl, span }: ResourceRecord, owner: Name, target: Name): ResourceRecord<"CNAME"> {
  return { owner, ttl, type: "CNAME", data: { target }, span };
}

function atNode(zone: Zone, node: Name, type: RecordType): ZoneAnswer {
  const records = zone.records(node, type);
  if (records.length > 0) return { outcome: "answer", records };
  const cname = zone.records(node, "CNAME")[0];
  if (cname) return { outcome: "alias", alias: cname, target: cname.data.target };
  const isHidden = (type === "A" || type === "AAAA") && zone.aliases?.has(node);
  return { outcome: isHidden ? "outside" : "nodata", records: [] };
}

/** RFC 4592 §3.3.1: only the wildcard directly below the closest encloser is a source of synthesis. */
function synthesise(zone: Zone, name: Name, type: RecordType, encloser: Name): ZoneAnswer {
  const source = below("*", encloser);
  if (!zone.has(source)) return { outcome: "nxdomain", records: [] };
  const answer = atNode(zone, source, type);
  const [wildcard] = zone.records(source);
  if (answer.outcome === "alias") return { ...answer, ...(wildcard && { wildcard }) };
  const records = answer.records.map((record) => ({ ...record, owner: name }));
  return { ...answer, records, ...(wildcard && { wildcard }) };
}
