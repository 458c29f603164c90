import { isInternalZone } from "../../estate/internal-zone.js";
import { withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { soaOf } from "../../zone/soa.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "soa-timers",
    scope: "zone",
    severity: "warning",
    summary: "The timers of the SOA record defeat each other",
    why: "By these timers secondary servers keep up with the zone: after refresh they ask for a new version, after retry again if nobody answered, and after expire without an answer they stop serving the zone. If expire comes before the second try, one lost question takes a server out of service. The minimum is how long resolvers remember that a name does not exist: with days of it, a new record is not seen for days by whoever asked too early.",
    sources: ["RFC 1035 §3.3.13", "RFC 1912 §2.2", "RFC 2308 §4, §5"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const { view, origin: owner } = zone;
    const soa = soaOf(zone);
    if (!soa) return;
    // Debian's db.local and its kin keep a week, and nobody adds names to them.
    const faults = faultsOf(soa).filter(({ isMild }) => !(isMild && isInternalZone(owner)));
    if (faults.length === 0) return;
    const severity = faults.every(({ isMild }) => isMild) ? ("info" as const) : ("warning" as const);
    yield { at: soa.span, view, owner, type: "SOA" as const, severity, faults };
  },
  message({ owner, faults }) {
    return {
      text: `The SOA record of ${withoutDot(owner)} has timers that work against the zone: ${faults.map(({ what }) => what).join("; ")}.`,
      help: faults.map(({ remedy }) => remedy).join(" "),
    };
  },
});

interface Fault {
  readonly what: string;
  readonly remedy: string;
  readonly isMild?: boolean;
}

const day = 86_400;

/** Only what does harm for certain: the timers that providers choose differ widely, and all of them work. */
function faultsOf({ ttl, data: { refresh, retry, expire, minimum } }: ResourceRecord<"SOA">): Fault[] {
  const faults: Fault[] = [];
  if (retry > refresh) {
    faults.push({
      what: `retry (${retry} seconds) is longer than refresh (${refresh}), so a server that got no answer asks later than one that got it`,
      remedy: "Set retry to a fraction of refresh, such as 7200 and 3600.",
    });
  }
  if (expire < refresh + retry) {
    faults.push({
      what: `expire (${expire} seconds) is over before a secondary server has asked a second time (refresh and retry, ${refresh + retry}), so one lost question takes the zone off that server`,
      remedy: "Set expire to two weeks or more: 1209600.",
    });
  }
  // RFC 2308 §5: the lower of the two counts, and more than a day has been found to be a problem.
  if (Math.min(ttl, minimum) > day) {
    faults.push({
      what: `resolvers may remember for ${Math.min(ttl, minimum)} seconds that a name does not exist (minimum), so a new name can stay unseen for days`,
      remedy: "Set minimum to an hour or so: 3600.",
      isMild: true,
    });
  }
  return faults;
}
