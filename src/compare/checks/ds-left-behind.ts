import { type Name, parentOf, root, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { type CheckContext, defineCheck } from "../check.js";
import type { ZonePair } from "../comparison.js";
import { keyTag } from "../key-tag.js";
import { hasSameServers } from "../name-servers.js";

export const check = defineCheck({
  meta: {
    id: "ds-left-behind",
    scope: "comparison",
    severity: "error",
    summary: "The zone above says that the zone is signed with keys that the new provider has not",
    why: "A DS record in the zone above tells every validating resolver with which key the zone is signed. The new provider has other keys, or does not sign at all: from the switch on, resolvers that validate (those of most large providers) take every answer for a forgery, and the whole domain is gone for their users. The DS record stands at the registrar, so that no zone file shows it; where the zone above is not among those that are compared, and the old zone has signatures, the order of the move is said for information.",
    sources: ["RFC 6781 §4.3.3, §4.3.5.2", "RFC 4035 §5.2", "RFC 4034 §5, §B"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check(context) {
    for (const pair of context.pairs) {
      const { before, after } = pair;
      if (after.view === "internal" || after.origin !== before.origin) continue;
      const found = danglingDs(pair, context) ?? signedBefore(pair);
      if (!found) continue;
      const { record, ...rest } = found;
      yield { ...rest, at: record.span, domain: before.origin, owner: before.origin, type: record.type };
    }
  },
  message({ domain, type }) {
    const name = withoutDot(domain as Name);
    const order = `Take the DS records of ${name} out at the registrar first, and wait until their TTL has passed (a day, at most registries); then switch the name servers, have the new provider sign, and give the registrar the DS records of its keys (RFC 6781 §4.3.5.2).`;
    return type === "DS"
      ? {
          text: `The zone above has a DS record for ${name}, and no key of the new zone fits it. From the switch on, resolvers that validate find nothing in ${name} at all: no mail, no Autodiscover, no web.`,
          help: order,
        }
      : {
          text: `The old zone of ${name} is signed, and the new one has none of its keys. If the registrar has a DS record for it, ${name} is gone for everybody whose resolver validates as soon as the name servers are switched.`,
          help: `Look whether there is one: dig DS ${name}. ${order}`,
        };
  },
});

/** A DS record that no key of the new zone fits, as far as the zone above is among the given ones. */
function danglingDs({ before, after }: ZonePair, context: CheckContext) {
  const { origin } = after;
  const [fresh, old] = [parentIn(context, "after", origin), parentIn(context, "before", origin)];
  const records = (fresh ?? old)?.records(origin, "DS") ?? [];
  const [record] = records;
  // With the same name servers nobody moves, and the one who signs keeps its keys out of the file.
  if (!record || (keysOf(before).length === 0 && hasSameServers(before, after))) return undefined;
  const keys = keysOf(after);
  const fits = records.some(({ data }) =>
    keys.some((key) => key.data.algorithm === data.algorithm && [undefined, data.keyTag].includes(keyTag(key))),
  );
  return fits ? undefined : { record, side: fresh ? ("new" as const) : ("old" as const), severity: "error" as const };
}

/** The zone above, where it is given and delegates the zone. */
function parentIn(context: CheckContext, side: "before" | "after", origin: Name): Zone | undefined {
  const parent = origin === root ? undefined : context[side].zones("public").enclosing(parentOf(origin));
  return parent && parent.count("NS", origin) > 0 ? parent : undefined;
}

function signedBefore({ before, after }: ZonePair) {
  const [first] = keysOf(before);
  const record: ResourceRecord | undefined =
    first ?? before.records(before.origin, "RRSIG")[0] ?? before.records(before.origin, "CDS")[0];
  if (!record) return undefined;
  const old = new Set(keysOf(before).map(({ data }) => data.publicKey));
  const isKept =
    old.size > 0 ? keysOf(after).some(({ data }) => old.has(data.publicKey)) : hasSameServers(before, after);
  return isKept ? undefined : { record, side: "old" as const, severity: "info" as const };
}

function keysOf(zone: Zone): readonly ResourceRecord<"DNSKEY">[] {
  return zone.records(zone.origin, "DNSKEY");
}
