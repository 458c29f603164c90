import { type Name, withoutDot } from "../../zone/name.js";
import type { RecordSpec } from "../../zone/record.js";
import { relativeName } from "../relative-name.js";

/** The fields in which DigitalOcean holds a record, the same for every type; those that a type has not are 0. */
export interface DoctlRecord {
  readonly type: string;
  readonly name: string;
  readonly ttl: number;
  readonly priority: number;
  readonly port: number;
  readonly weight: number;
  readonly flags: number;
  readonly tag: string;
  /** As it is sent: names with their final dot. */
  readonly data: string;
  /** As it is listed: names without it, and `@` for the domain itself (DNSControl's provider reads it so). */
  readonly listed: string;
}

/** @returns undefined for a type that DigitalOcean has not */
export function doctlRecord(record: RecordSpec, origin: Name): DoctlRecord | undefined {
  const { type, owner, ttl } = record;
  const base = { type, name: relativeName(owner, origin), ttl, priority: 0, port: 0, weight: 0, flags: 0, tag: "" };
  const value = (data: string) => ({ ...base, data, listed: data });
  const name = (target: Name) => ({ ...base, data: target, listed: target === origin ? "@" : withoutDot(target) });
  switch (record.type) {
    case "A":
    case "AAAA":
      return value(record.data.address);
    case "CAA": {
      const { flags, tag, value: text } = record.data;
      return { ...base, flags, tag, data: `${text}.`, listed: text };
    }
    case "CNAME":
    case "NS":
      return name(record.data.target);
    case "MX":
      return { ...name(record.data.exchange), priority: record.data.preference };
    case "SRV": {
      const { priority, weight, port, target } = record.data;
      return { ...name(target), priority, weight, port };
    }
    case "TXT":
      return value(record.data.strings.join(""));
    default:
      return undefined;
  }
}
