import type { Name } from "../../zone/name.js";
import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { relativeName } from "../relative-name.js";
import { copiedName, copiedStrings } from "./copied-text.js";
import type { DnsZonefileRecords } from "./shape.js";

/** A record in the form of the package, and the key that it belongs to. */
export type StatedRecord = {
  [K in keyof DnsZonefileRecords]: { readonly key: K; readonly record: DnsZonefileRecords[K] };
}[keyof DnsZonefileRecords];

/**
 * Names in rdata are absolute; texts are in the quotes and escapes of a zone file.
 * @returns undefined for a type that the package does not have
 */
export function statedRecord(spec: RecordSpec, origin: Name): StatedRecord | undefined {
  const named = { name: copiedName(relativeName(spec.owner, origin)), ttl: spec.ttl };
  switch (spec.type) {
    case "SOA": {
      const { mname, rname, ...times } = spec.data;
      return { key: "soa", record: { ...named, mname: copiedName(mname), rname: copiedName(rname), ...times } };
    }
    case "NS":
      return { key: "ns", record: { ...named, host: copiedName(spec.data.target) } };
    case "MX": {
      const { preference, exchange } = spec.data;
      return { key: "mx", record: { ...named, preference, host: copiedName(exchange) } };
    }
    case "CNAME":
      return { key: "cname", record: { ...named, alias: copiedName(spec.data.target) } };
    case "PTR":
      return {
        key: "ptr",
        record: { ...named, fullname: copiedName(spec.owner), host: copiedName(spec.data.target) },
      };
    case "SRV":
      return { key: "srv", record: { ...named, ...spec.data, target: copiedName(spec.data.target) } };
    default:
      return textRecord(spec, named);
  }
}

/** The types whose fields are words of the canonical text. */
function textRecord(spec: RecordSpec, named: { name: string; ttl: number }): StatedRecord | undefined {
  const text = rdataText(spec.type, spec.data);
  switch (spec.type) {
    case "A":
      return { key: "a", record: { ...named, ip: text } };
    case "AAAA":
      return { key: "aaaa", record: { ...named, ip: text } };
    case "TXT":
      return { key: "txt", record: { ...named, txt: copiedStrings(text) } };
    case "SPF":
      return { key: "spf", record: { ...named, data: copiedStrings(text) } };
    case "CAA": {
      const [flags = "", tag = "", ...value] = text.split(" ");
      return { key: "caa", record: { ...named, flags: Number(flags), tag, value: copiedStrings(value.join(" ")) } };
    }
    case "DS": {
      const [key_tag = "", algorithm = "", digest_type = "", digest = ""] = text.split(" ");
      return { key: "ds", record: { ...named, key_tag, algorithm, digest_type, digest } };
    }
    default:
      return undefined;
  }
}
