import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";

export type Data = Readonly<Record<string, string | number>>;

/**
 * The rdata as `data` has it in Cloudflare's API and in cloudflare_dns_record 5, in the order of the record's own fields.
 * @returns undefined for a type whose rdata is one text there
 */
export function dataOf(record: RecordSpec): Data | undefined {
  switch (record.type) {
    case "SRV": {
      const { priority, weight, port, target } = record.data;
      return { priority, weight, port, target: withoutFinalDot(target) };
    }
    case "CAA":
      return { flags: record.data.flags, tag: record.data.tag, value: record.data.value };
    case "TLSA":
    case "SMIMEA": {
      const { usage, selector, matchingType } = record.data;
      return { usage, selector, matching_type: matchingType, certificate: lastWord(record) };
    }
    case "SSHFP": {
      const { algorithm, fingerprintType } = record.data;
      return { algorithm, type: fingerprintType, fingerprint: lastWord(record) };
    }
    default:
      return undefined;
  }
}

/** Hex, as a zone file has it. */
function lastWord({ type, data }: RecordSpec): string {
  return rdataText(type, data).split(" ").at(-1) as string;
}

function withoutFinalDot(name: string): string {
  return name === "." ? name : name.replace(/\.$/, "");
}
