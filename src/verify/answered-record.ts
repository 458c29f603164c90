import type { Name } from "../zone/name.js";
import { nameFromWire } from "../zone/name-wire.js";
import { hexText } from "../zone/octets.js";
import { rdataFromOctets } from "../zone/rdata.js";
import type { KnownType, RecordSpec, RecordType } from "../zone/record.js";
import { recordTypes } from "../zone/rr/index.js";
import { mnemonicOf } from "../zone/rr/registry.js";
import type { WireRecord } from "./dns/message.js";

/** The number of a record type. */
export function typeNumber(type: RecordType): number {
  return recordTypes[type as KnownType]?.code ?? Number(type.slice("TYPE".length));
}

/** A record of a server as data; one whose rdata is none of its type keeps it as octets, so that it is like no other. */
export function answeredRecord({ owner, type, ttl, rdata }: WireRecord): RecordSpec {
  const data = rdataFromOctets(type, rdata);
  const body = data ? { type: mnemonicOf(type), data } : { type: `TYPE${type}`, data: { octets: rdata } };
  return { owner: nameFromWire(owner), ttl, ...body } as unknown as RecordSpec;
}

const IN = 1;

/** The records of one owner and type in a section of an answer, in an order of their own: servers turn them round. */
export function recordsIn(section: readonly WireRecord[], owner: Name, type: RecordType): RecordSpec[] {
  const number = typeNumber(type);
  return section
    .filter((record) => record.type === number && record.class === IN && nameFromWire(record.owner) === owner)
    .map((record) => ({ record: answeredRecord(record), key: hexText(record.rdata) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ record }) => record);
}
