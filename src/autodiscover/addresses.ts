import { canonicalAddress } from "../zone/address.js";
import { type Lookup, type LookupOutcome, lookup } from "../zone/lookup.js";
import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZoneSet } from "../zone/zone-set.js";

/** What a client gets that wants to connect to a name: its A and AAAA records together. */
export interface AddressLookup {
  /** `answer` when there is an address of either family. */
  readonly outcome: LookupOutcome;
  /** The name at the end of the alias chain. */
  readonly name: Name;
  readonly chain: readonly ResourceRecord[];
  readonly wildcard?: ResourceRecord;
  readonly records: readonly ResourceRecord<"A" | "AAAA">[];
  /** Canonical text, A before AAAA. */
  readonly addresses: readonly string[];
}

const known = new WeakMap<ZoneSet, Map<Name, AddressLookup>>();

/** Looks up the addresses of a name; the hosts that all domains of an estate point to are looked up once. */
export function addressesOf(zones: ZoneSet, name: Name): AddressLookup {
  let byName = known.get(zones);
  if (!byName) {
    byName = new Map();
    known.set(zones, byName);
  }
  let found = byName.get(name);
  if (!found) {
    found = lookUpAddresses(zones, name);
    byName.set(name, found);
  }
  return found;
}

function lookUpAddresses(zones: ZoneSet, name: Name): AddressLookup {
  const found = [lookup(zones, name, "A"), lookup(zones, name, "AAAA")];
  const told = found.find(({ outcome }) => outcome === "answer") ?? (found[0] as Lookup);
  const records = found
    .filter(({ outcome }) => outcome === "answer")
    .flatMap((answer) => answer.records as readonly ResourceRecord<"A" | "AAAA">[]);
  const { outcome, chain, wildcard } = told;
  return {
    outcome,
    name: told.name,
    chain,
    ...(wildcard && { wildcard }),
    records,
    addresses: records.map(({ data }) => canonicalAddress(data.address) ?? data.address),
  };
}

/** Whether a wildcard answers for the name itself, rather than for one that it is an alias of. */
export function isSynthesised(found: AddressLookup): boolean {
  return ownRecord(found)?.owner.startsWith("*.") === true;
}

/** The record that answers for the name itself: the alias that it owns, else its first address; the wildcard when synthesised. */
export function ownRecord(found: AddressLookup): ResourceRecord | undefined {
  return found.chain[0] ?? found.wildcard ?? found.records[0];
}
