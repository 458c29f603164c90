import { hasRoutingPolicies } from "../../estate/provider-habit.js";
import type { Fix } from "../../finding.js";
import { resolveSpan } from "../../text/position.js";
import { exporterOf } from "../../zone/exporter.js";
import { type Name, withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordType, ResourceRecord } from "../../zone/record.js";
import type { Zone } from "../../zone/zone.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "duplicate-record",
    scope: "zone",
    severity: "warning",
    summary: "A record stands in a zone file twice",
    why: "A name server keeps one of the two and says nothing. Consoles and tools that import the file refuse it, or count two. And whoever changes or removes one of them finds that the other one is still answered.",
    sources: ["RFC 2181 §5, §5.2"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    const causes = new Set<string>();
    for (const { owner, type } of zone.sift("possibly twice")) {
      if (type === "SOA" || isWindowsGlue(zone, owner, type)) continue;
      const copies = copiesIn(zone.records(owner, type));
      if (copies.length === 0 || hasRoutingPolicies(estate, zone)) continue;
      for (const { record, first } of copies) {
        const cause = directiveBehind(record, first);
        const at = record.span;
        const place = resolveSpan(at);
        const key = cause === "$INCLUDE" ? at.source.path : `${place.source.path}:${place.start}`;
        if (cause && causes.has(key)) continue;
        causes.add(key);
        yield { at, view: zone.view, owner, type, zone, record, first, cause };
      }
    }
  },
  message({ owner, type, record, first, cause }) {
    const related = [{ message: "the record that comes first", at: first.span }];
    const name = withoutDot(owner);
    if (cause === "$INCLUDE") {
      return {
        text: `The file is included twice under the same origin, so every record in it stands in the zone twice, this ${type} record of ${name} the first of them. A server keeps one of each; tools that import the zone refuse it, or count two.`,
        help: "Take one of the two $INCLUDE lines away, or give it the origin that it is meant for.",
        related: [],
      };
    }
    const ttl =
      record.ttl === first.ttl
        ? ""
        : ` Their TTLs differ (${first.ttl} and ${record.ttl} seconds), and which one is served depends on the server.`;
    return {
      text: `This ${type} record of ${name} stands in the zone twice. A server keeps one of them; tools that import the file refuse it or count two, and whoever removes one finds the other one still answered.${ttl}`,
      help: "Remove one of the two.",
      related,
    };
  },
  fix({ zone, record, owner, type, cause }): Fix | undefined {
    if (cause) return undefined;
    return {
      safety: "unsafe",
      summary: `Remove the second of two equal ${type} records of ${withoutDot(owner)}`,
      edits: [{ zone, edit: { kind: "remove", old: record } }],
      commands: [],
    };
  },
});

interface Copy {
  readonly record: ResourceRecord;
  readonly first: ResourceRecord;
}

/** The records that say again what one before them said, whatever their TTL (RFC 2181 §5). */
function copiesIn(records: readonly ResourceRecord[]): Copy[] {
  const said = new Map<string, ResourceRecord>();
  return records.flatMap((record) => {
    const text = rdataText(record.type, record.data);
    const first = said.get(text);
    if (first) return [{ record, first }];
    said.set(text, record);
    return [];
  });
}

/** The directive that repeats a record, and others with it: that is said once. */
function directiveBehind(
  { span: a }: ResourceRecord,
  { span: b }: ResourceRecord,
): "$GENERATE" | "$INCLUDE" | undefined {
  if (a.source.expandedFrom) return "$GENERATE";
  return a.source.path === b.source.path && a.start === b.start ? "$INCLUDE" : undefined;
}

/** Windows DNS writes the addresses of the zone's own name servers twice: behind the NS records, and in their place. */
function isWindowsGlue(zone: Zone, owner: Name, type: RecordType): boolean {
  if ((type !== "A" && type !== "AAAA") || exporterOf(zone.source.bytes) !== "Windows") return false;
  return zone.pointersTo(owner).some((pointer) => pointer.type === "NS");
}
