import { isAtOrBelow, labelsOf, type Name, withoutDot } from "../../zone/name.js";
import type { ResourceRecord } from "../../zone/record.js";
import { targetOf } from "../../zone/target.js";
import { targetSpan } from "../../zone/target-span.js";
import { withULabels } from "../../zone/u-label.js";
import { writtenRecord } from "../../zone/written.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "host-name-not-ascii",
    scope: "zone",
    severity: "warning",
    summary: "A name is written in characters beyond ASCII instead of its A-label",
    why: "Programs turn a name like bücher.example into xn--bcher-kva.example before they ask for it. A zone that holds the characters themselves holds another name, for which nobody asks: name servers answer for octets, or refuse the zone, as Knot does always and BIND for the name of a host. It is judged here as if the A-label stood there.",
    sources: ["RFC 5890 §2.3.2.1", "RFC 5891 §4.4", "RFC 1123 §2.1"],
    needs: [],
    fixable: false,
    since: "0.1.0",
  },
  *check({ zone }) {
    const told = new Set<Name>();
    for (const record of zone.sift("beyond ASCII")) {
      for (const odd of oddNames(zone, record)) {
        if (told.has(odd.written)) continue;
        told.add(odd.written);
        const { owner, type } = record;
        const at = odd.isTarget ? targetSpan(record) : record.span;
        // DNS of Windows may be set to hold UTF-8, and its clients then ask for that.
        const severity = zone.view === "internal" ? ("info" as const) : ("warning" as const);
        yield { ...odd, at, view: zone.view, owner, type, severity };
      }
    }
  },
  message({ name, isTarget, owner, type, isKnown }) {
    const ascii = withoutDot(name);
    const shown = withULabels(ascii);
    const what = isTarget
      ? `The ${type} record of ${withoutDot(owner)} points to`
      : `The owner of this ${type} record is`;
    if (!isKnown) {
      return {
        text: `${what} ${ascii}, with octets that are no UTF-8 text a host could be named by. Nobody asks for such a name, so nobody gets the record; Knot refuses the zone, and BIND for the name of a host.`,
        help: "Save the file as UTF-8 if it came from an editor with another encoding, then write the name with its A-label (xn--…).",
      };
    }
    return {
      text: `${what} ${shown} in the characters themselves. Programs ask for ${ascii} and are not given it: name servers take the octets for another name, or refuse the zone (Knot; BIND for the name of a host).`,
      help: `Write ${name} there.`,
    };
  },
});

interface OddName {
  /** As it is judged: with A-labels, where there are any. */
  readonly name: Name;
  readonly written: Name;
  readonly isTarget: boolean;
  /** Whether there is an A-label for it. */
  readonly isKnown: boolean;
}

const beyondAscii = /\\(?:12[89]|1[3-9]\d|2\d\d)/;

function* oddNames(zone: Zone, record: ResourceRecord): Iterable<OddName> {
  const written = writtenRecord(record);
  if (!written) return;
  const target = targetOf(record);
  const pairs = [
    { name: record.owner, written: written.owner, isTarget: false },
    ...(target === undefined
      ? []
      : [{ name: target, written: targetOf(written)?.toLowerCase() as Name, isTarget: true }]),
  ];
  for (const pair of pairs) {
    const own = withoutOrigin(pair, zone.origin);
    // An instance of a service is named in any characters (RFC 6763 §4.1.3).
    if (!beyondAscii.test(own) || own.includes("._")) continue;
    yield { ...pair, isKnown: !beyondAscii.test(pair.name) };
  }
}

/** The labels of a written name below the origin: what is wrong with the zone's own name is said of the apex alone. */
function withoutOrigin({ name, written }: { name: Name; written: Name }, origin: Name): string {
  if (!isAtOrBelow(name, origin) || name === origin) return written;
  const labels = labelsOf(written);
  return `${labels.slice(0, labels.length - labelsOf(origin).length).join(".")}.`;
}
