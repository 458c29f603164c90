import type { Finding, Fix, ZoneEdit } from "../finding.js";
import { withoutDot } from "../zone/name.js";
import { ttlFor } from "../zone/new-ttl.js";
import type { RecordSpec, ResourceRecord } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";

/**
 * Puts back what the new zone lacks.
 * @returns no edits where an alias stands at the name, or would stand beside other data (RFC 1034 §3.6.2)
 */
export function addingTo(zone: Zone, records: readonly ResourceRecord[]): Fix {
  const edits = records.map((record): ZoneEdit => ({ zone, edit: { kind: "add", record: specFor(zone, record) } }));
  const { owner, type } = records[0] as ResourceRecord;
  const isHindered = type === "CNAME" ? zone.records(owner).length > 0 : zone.count("CNAME", owner) > 0;
  return isHindered
    ? byHand(
        `${withoutDot(owner)} cannot be an alias and have other records (RFC 1034 §3.6.2): decide which of them is right`,
      )
    : { safety: "safe", summary: "Add to the new zone", edits, commands: [] };
}

/** What nobody but a person can put back. */
export function byHand(summary: string): Fix {
  return { safety: "manual", summary, edits: [], commands: [] };
}

/** Puts records in the place of what the new zone has instead: pairwise, then what is left of either. */
export function settingBack(zone: Zone, before: readonly ResourceRecord[], after: readonly ResourceRecord[]): Fix {
  const edits = before.map((record, i): ZoneEdit["edit"] => {
    const old = after[i];
    return old
      ? { kind: "replace", old, record: specFor(zone, record) }
      : { kind: "add", record: specFor(zone, record) };
  });
  const rest = after.slice(before.length).map((old): ZoneEdit["edit"] => ({ kind: "remove", old }));
  return {
    safety: after.length > 0 ? "unsafe" : "safe",
    summary: "Put it back as it was",
    edits: [...edits, ...rest].map((edit) => ({ zone, edit })),
    commands: [],
  };
}

/**
 * A record as data. A set has one TTL (RFC 2181 §5.2), so that of the new zone's counts; a TTL of 1 is what Cloudflare
 * writes for its automatic one.
 */
function specFor(zone: Zone, { owner, ttl, type, data }: ResourceRecord): RecordSpec {
  const isJoining = zone.count(type, owner) > 0;
  return { owner, ttl: isJoining || ttl === 1 ? ttlFor(zone, owner, type) : ttl, type, data } as RecordSpec;
}

/** What is lost or damaged is to be put back; what was changed may be meant, and is set back for whoever asks for it. */
const restored: ReadonlySet<string> = new Set(["records-lost", "records-mangled"]);

/** The edits that give the new zones back what findings miss, zone by zone. @param all also what was changed */
export function restorationOf(findings: readonly Finding[], all: boolean): ZoneEdit[] {
  const edits = findings.flatMap(({ rule, fix }) => (fix && (all || restored.has(rule)) ? fix.edits : []));
  const byZone = new Map<Zone, ZoneEdit[]>();
  for (const edit of edits) {
    const known = byZone.get(edit.zone);
    if (known) known.push(edit);
    else byZone.set(edit.zone, [edit]);
  }
  return [...byZone.values()].flat();
}

/** What is lost or damaged and cannot be put back by edits: sentences. */
export function leftToPeople(findings: readonly Finding[]): string[] {
  const left = findings.filter(({ rule, fix }) => restored.has(rule) && fix?.edits.length === 0);
  return left.map(({ message, fix }) => `Left out: ${message} ${fix?.summary}`);
}
