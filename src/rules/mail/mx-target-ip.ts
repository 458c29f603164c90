import { addressesOf } from "../../autodiscover/addresses.js";
import { usualBelow } from "../../estate/access-name.js";
import { mailAddressWritten } from "../../estate/address-as-name.js";
import type { Estate } from "../../estate/estate.js";
import { type TargetOutcome, weakTargets } from "../../estate/weak-target.js";
import type { Fix } from "../../finding.js";
import { canonicalAddress } from "../../zone/address.js";
import { type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetSpan } from "../../zone/target-span.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "mx-target-ip",
    scope: "estate",
    severity: "error",
    summary: "An MX record has an address where the name of a mail host belongs",
    why: "An MX record names a host; DNS has no room for an address in it. An address that is written there is read as a name made of numbers, which nobody has, or for which a wildcard answers with a web host. Some consoles take it without a word, and some mail servers even deliver, so that it is noticed by those whose mail comes back.",
    sources: ["RFC 1035 §3.3.9", "RFC 5321 §5.1", "RFC 2181 §10.3", "RFC 1123 §2.1"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate }) {
    for (const { zone, target, outcome, pointers } of weakTargets(estate)) {
      const address = mailAddressWritten(target, zone.origin);
      if (address === undefined || !isNobody(outcome)) continue;
      const host = hostWith(estate, zone, address);
      for (const record of pointers) {
        if (record.type !== "MX") continue;
        const { owner, type } = record;
        const place = { at: targetSpan(record), view: zone.view, owner, type };
        yield { ...place, record: record as ResourceRecord<"MX">, zone, address, outcome, host };
      }
    }
  },
  message({ owner, view, address, outcome, record, host }) {
    const inside = view === "internal" ? "In the internal zone the" : "The";
    const name = withoutDot(record.data.exchange);
    const effect = outcome.wildcard
      ? `The wildcard ${withoutDot(outcome.wildcard.owner)} answers for it, so mail goes to whatever host that leads to.`
      : "Nobody has such a name: mail servers pass the record over; if no other one is left, mail waits and is then returned.";
    return {
      text: `${inside} MX record of ${withoutDot(owner)} has ${address} as its host. An address cannot stand there: it is read as the name ${name}. ${effect}`,
      help: host
        ? `Name ${withoutDot(host)}, which has this address.`
        : `Give a host the address ${address} in ${address.includes(":") ? "an AAAA" : "an A"} record, and name that host here.`,
    };
  },
  fix({ host, zone, record, address }): Fix | undefined {
    if (!host) return undefined;
    const { owner, ttl, type, data } = record;
    const named = { owner, ttl, type, data: { ...data, exchange: host } };
    return {
      safety: "unsafe",
      summary: `Name ${withoutDot(host)} in place of ${address} in the MX record of ${withoutDot(owner)}`,
      edits: [{ zone, edit: { kind: "replace", old: record, record: named } }],
      commands: [],
    };
  },
});

/** A name made of numbers may have been given records, and then it works. */
function isNobody({ kind, wildcard }: TargetOutcome): boolean {
  return wildcard !== undefined || kind === "missing" || kind === "nothing";
}

/** The mail host of the zone that has the address in records of its own. */
function hostWith(estate: Estate, zone: Zone, address: string): Name | undefined {
  const zones = estate.zones(zone.view);
  const sought = canonicalAddress(address);
  for (const name of usualBelow(zones, zone.origin)) {
    const { chain, addresses } = addressesOf(zones, name);
    if (chain.length === 0 && addresses.some((one) => one === sought)) return name;
  }
  return undefined;
}
