import type { Name } from "../zone/name.js";
import type { ResourceRecord } from "../zone/record.js";
import type { ZonePair } from "./comparison.js";
import { hasSameServers } from "./name-servers.js";

/** An answer that is not the same after the cutover, and that resolvers keep (RFC 1034 §3.6, RFC 2308 §5). */
export interface KeptAnswer {
  readonly kind: "servers" | "changed" | "missing";
  /** The record that has the TTL: the one with the longest of its RRset; for `missing` the SOA. */
  readonly record: ResourceRecord;
  readonly seconds: number;
  readonly names: readonly Name[];
}

/** What resolvers keep of the old zone: its name servers, what changes, and that what is new did not exist. */
export function keptAnswers(pair: ZonePair): KeptAnswer[] {
  return [...serverAnswers(pair), ...changedAnswers(pair), ...negativeAnswers(pair)];
}

/** Of an RRset the longest counts: which one a server gives out is its own affair. */
function keptAnswer(kind: KeptAnswer["kind"], records: readonly ResourceRecord[]): KeptAnswer[] {
  const [record] = records.toSorted((a, b) => b.ttl - a.ttl);
  return record ? [{ kind, record, seconds: record.ttl, names: [record.owner] }] : [];
}

function serverAnswers({ before, after }: ZonePair): KeptAnswer[] {
  if (after.origin !== before.origin || after.count("NS", after.origin) === 0 || hasSameServers(before, after))
    return [];
  return keptAnswer("servers", before.records(before.origin, "NS"));
}

function changedAnswers({ difference: { changed, flattened } }: ZonePair): KeptAnswer[] {
  return [...changed.map((one) => one.before), ...flattened.map((one) => [one.before])].flatMap((records) =>
    keptAnswer("changed", records),
  );
}

function negativeAnswers({ before, difference: { added } }: ZonePair): KeptAnswer[] {
  const [soa] = before.records(before.origin, "SOA");
  const names = [
    ...new Set(added.filter(({ owner, type }) => before.count(type, owner) === 0).map(({ owner }) => owner)),
  ];
  if (!soa || names.length === 0) return [];
  return [{ kind: "missing", record: soa, seconds: Math.min(soa.ttl, soa.data.minimum), names }];
}
