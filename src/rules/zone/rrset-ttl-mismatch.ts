import { hasRoutingPolicies } from "../../estate/provider-habit.js";
import type { Fix } from "../../finding.js";
import { withoutDot } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec, RecordType, ResourceRecord } from "../../zone/record.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  meta: {
    id: "rrset-ttl-mismatch",
    scope: "zone",
    severity: "warning",
    summary: "Records of one name and type have different TTLs",
    why: "Records of one name and type are answered together and remembered together, so they have one TTL. Servers make them equal in their own ways: of neighbours BIND takes the TTL of the first, Knot that of the last. A move that was planned around the short TTL may find the long one in force.",
    sources: ["RFC 2181 §5.2"],
    needs: [],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, zone }) {
    for (const { owner, type } of zone.sift("different TTLs")) {
      if (isElsewhere(type)) continue;
      const records = told(zone.records(owner, type));
      const [first] = records;
      const other = records.find(({ ttl }) => ttl !== first?.ttl);
      if (!first || !other || hasRoutingPolicies(estate, zone)) continue;
      yield { at: other.span, view: zone.view, owner, type, zone, records, first };
    }
  },
  message({ owner, type, records, first }) {
    const ttls = [...new Set(records.map(({ ttl }) => ttl))];
    return {
      text: `The ${type} records of ${withoutDot(owner)} have different TTLs: ${ttls.join(", ")} seconds. They are remembered together, so only one counts, and which one depends on the server: of neighbours BIND takes the first, Knot the last. After a change, some resolvers keep the old answer for up to ${Math.max(...ttls)} seconds.`,
      help: `Give all of them one TTL; the lowest, ${lowest(records)} seconds, is what resolvers are told to assume.`,
      related: [{ message: `the first of them, with ${first.ttl} seconds`, at: first.span }],
    };
  },
  fix({ zone, records, owner, type }): Fix | undefined {
    const ttl = lowest(records);
    // 0 may stand for a TTL over 2^31 - 1 (RFC 2181 §8), which nobody meant as 0.
    if (ttl === 0) return undefined;
    const changed = records.filter((record) => record.ttl !== ttl);
    return {
      safety: "unsafe",
      summary: `Give the ${type} records of ${withoutDot(owner)} one TTL, ${ttl} seconds`,
      edits: changed.map((old) => ({ zone, edit: { kind: "replace", old, record: withTtl(old, ttl) } })),
      commands: [],
    };
  },
});

/** A name has one of these at most; that it has several is another finding. */
function isElsewhere(type: RecordType): boolean {
  return type === "SOA" || type === "CNAME" || type === "DNAME";
}

/** Without the copies of a record, which are duplicate-record's, and without Cloudflare's 1, which stands for no TTL. */
function told(records: readonly ResourceRecord[]): ResourceRecord[] {
  const said = new Set<string>();
  return records.filter(({ type, data, ttl }) => {
    const text = rdataText(type, data);
    return ttl !== 1 && !said.has(text) && said.add(text);
  });
}

/** RFC 2181 §5.2: a client that meets different TTLs takes the lowest. */
function lowest(records: readonly ResourceRecord[]): number {
  return Math.min(...records.map(({ ttl }) => ttl));
}

function withTtl({ span: _, ...record }: ResourceRecord, ttl: number): RecordSpec {
  return { ...record, ttl } as RecordSpec;
}
