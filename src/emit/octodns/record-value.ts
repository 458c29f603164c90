import { rdataText } from "../../zone/rdata.js";
import type { RecordSpec } from "../../zone/record.js";
import { type Yaml, yamlString } from "../language/yaml.js";
import { wholeText } from "../single-text.js";

/**
 * One value of a record as octoDNS's YAML has it (octodns/record/TYPE.py), its keys in their order.
 * @returns undefined for a type that is not written here
 */
export function recordValue(record: RecordSpec): Yaml | undefined {
  switch (record.type) {
    case "A":
    case "AAAA":
      return yamlString(record.data.address);
    case "CNAME":
    case "DNAME":
    case "NS":
    case "PTR":
      return yamlString(record.data.target);
    case "TXT":
      return yamlString(escapedText(record));
    default:
      return entriesOf(fieldsOf(record));
  }
}

/** octodns/record/chunked.py: a semicolon stands behind a backslash. */
export function escapedText(record: RecordSpec<"TXT">): string {
  return wholeText(record).replaceAll(";", "\\;");
}

type Fields = Readonly<Record<string, string | number>>;

function fieldsOf(record: RecordSpec): Fields | undefined {
  switch (record.type) {
    case "MX":
      return { exchange: record.data.exchange, preference: record.data.preference };
    case "SRV": {
      const { port, priority, target, weight } = record.data;
      return { port, priority, target, weight };
    }
    case "CAA": {
      const { flags, tag, value } = record.data;
      return { flags, tag, value };
    }
    case "NAPTR": {
      const { flags, order, preference, regexp, replacement, services } = record.data;
      return { flags, order, preference, regexp, replacement, service: services };
    }
    case "TLSA": {
      const { usage, matchingType, selector } = record.data;
      return {
        certificate_association_data: lastWord(record),
        certificate_usage: usage,
        matching_type: matchingType,
        selector,
      };
    }
    case "SSHFP": {
      const { algorithm, fingerprintType } = record.data;
      return { algorithm, fingerprint: lastWord(record), fingerprint_type: fingerprintType };
    }
    case "DS": {
      const [keyTag = 0, algorithm = 0, digestType = 0] = rdataText(record.type, record.data).split(" ").map(Number);
      return { algorithm, digest: lastWord(record), digest_type: digestType, key_tag: keyTag };
    }
    default:
      return undefined;
  }
}

function entriesOf(fields: Fields | undefined): Yaml | undefined {
  if (!fields) return undefined;
  const pairs = Object.entries(fields).map(
    ([key, value]) => [key, typeof value === "number" ? `${value}` : yamlString(value)] as const,
  );
  return { pairs };
}

/** Hex, as a zone file has it. */
function lastWord({ type, data }: RecordSpec): string {
  return rdataText(type, data).split(" ").at(-1) as string;
}
