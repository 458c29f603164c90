import { clipped } from "../../text/clipped.js";
import type { Span } from "../../text/source.js";
import { fieldSpan, layoutOf } from "../../zone/layout-of.js";
import { below, isAtOrBelow, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetOf } from "../../zone/target.js";
import { isPlaceholderText, whyPlaceholderName } from "../../zone/text/placeholder.js";
import { joined } from "../../zone/text/policy-text.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

interface Placeholder {
  readonly record: ResourceRecord;
  readonly at: Span;
  readonly shown: string;
  readonly because: string;
}

export const rule = defineRule({
  meta: {
    id: "placeholder-record",
    scope: "zone",
    severity: "error",
    summary: "A record holds a placeholder in the place of a name or text of one's own",
    why: "Exports and instructions show records with something to be filled in: Cloudflare's REPLACE&ME name servers, mail.example.com, <your code>. Published as they are, they send clients to names that nobody has, and verify nothing.",
    sources: ["RFC 2606 §3", "Cloudflare's zone exports of 2016 to 2018"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    for (const placeholder of [...targets(zone), ...texts(zone)]) {
      const { owner, type } = placeholder.record;
      const severity = type === "TXT" ? ("warning" as const) : ("error" as const);
      yield { view: zone.view, owner, type, severity, ...placeholder };
    }
  },
  message({ record, shown, because }) {
    const owner = withoutDot(record.owner);
    const effect = record.type === "TXT" ? "It verifies and states nothing." : effects[record.type];
    return {
      text: `The ${record.type} record of ${owner} holds a placeholder, ${shown}: ${because}. ${effect ?? "It leads nowhere."}`,
      help: "Put in what is meant, or remove the record.",
    };
  },
});

const effects: Readonly<Record<string, string>> = {
  NS: "Resolvers cannot ask such a name server, so some or all answers fail.",
  MX: "Mail to it cannot be delivered.",
};

/** Records that point to a placeholder; a DNAME stands for a tree of names. */
function* targets(zone: Zone): Iterable<Placeholder> {
  for (const target of zone.unresolvedTargets()) {
    // A name within the zone that nobody has is found by what it lacks.
    const because = isAtOrBelow(target, zone.origin) ? undefined : whyPlaceholderName(target, zone.origin);
    if (!because) continue;
    for (const record of zone.pointersTo(target)) {
      if (record.type === "DNAME" || targetOf(record) !== target) continue;
      yield { record, at: layoutOf(record).rdata.at(-1) ?? record.span, shown: withoutDot(target), because };
    }
  }
}

const bracket = 0x3c;
const largeZone = 10_000;

/** Where domains are verified and policies stand: to look at every text of a large zone would find little more. */
function* texts(zone: Zone): Iterable<Placeholder> {
  // To look for the bracket costs less than to make a record, in a small zone.
  if (zone.size < largeZone && !zone.source.bytes.includes(bracket)) return;
  for (const owner of [zone.origin, below("_dmarc", zone.origin)]) {
    for (const record of zone.records(owner, "TXT")) {
      const text = joined(record.data.strings);
      if (!isPlaceholderText(text)) continue;
      yield { record, at: fieldSpan(record, "strings"), shown: clipped(text), because: "it comes from instructions" };
    }
  }
}
