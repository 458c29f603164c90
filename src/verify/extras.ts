import { meaningOf } from "../compare/meaning.js";
import { below } from "../zone/name.js";
import { isProviders } from "../zone/provided.js";
import type { RecordSpec } from "../zone/record.js";
import type { Zone } from "../zone/zone.js";
import { answeredRecord } from "./answered-record.js";
import { type TransferOptions, type Transferred, transfer } from "./dns/axfr.js";
import type { Server } from "./dns/server.js";
import type { ExtraSet } from "./verification.js";

/** The most octets that a zone may have on its way: what is in the file, and room for as much again and some. */
const leastRoom = 2 ** 24;
const octetsPerRecord = 2 ** 10;

/** What a server has and the file lacks, where it lets the zone be transferred. */
export async function extrasAt(
  server: Server,
  zone: Zone,
  options: Omit<TransferOptions, "room">,
): Promise<{ readonly transferred: Transferred; readonly records: readonly RecordSpec[] }> {
  const found: RecordSpec[] = [];
  const room = leastRoom + zone.size * octetsPerRecord;
  const transferred = await transfer(server, zone.origin, { ...options, room }, (wire) => {
    const record = answeredRecord(wire);
    // An RRset that the file has is asked for, and held against it there.
    const isKnown = zone.count(record.type, record.owner) > 0 || isProviders(record, zone.origin);
    // Domain Connect leads to the provider's own pages.
    if (!isKnown && record.owner !== below("_domainconnect", zone.origin)) found.push(record);
  });
  return { transferred, records: transferred.outcome === "whole" ? found : [] };
}

/** Puts together what several servers have. */
export function extraSets(
  found: readonly { readonly server: Server; readonly records: readonly RecordSpec[] }[],
): ExtraSet[] {
  const sets = new Map<
    string,
    { owner: ExtraSet["owner"]; type: ExtraSet["type"]; records: Map<string, RecordSpec>; servers: Set<Server> }
  >();
  for (const { server, records } of found) {
    for (const record of records) {
      const { owner, type } = record;
      const key = `${owner} ${type}`;
      const set = sets.get(key) ?? { owner, type, records: new Map(), servers: new Set() };
      sets.set(key, set);
      set.records.set(meaningOf(record), record);
      set.servers.add(server);
    }
  }
  return Array.from(sets.values(), ({ owner, type, records, servers }) => ({
    ...{ owner, type },
    records: [...records.values()],
    servers: [...servers],
  }));
}
