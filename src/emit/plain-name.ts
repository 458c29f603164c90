import type { Name } from "../zone/name.js";
import type { RecordSpec } from "../zone/record.js";

/** Letters, digits, hyphens and underscores, below a wildcard or not: what every provider writes as it is. */
function isPlainOwner(name: Name): boolean {
  return /^(?:\*\.)?(?:[a-z0-9_-]+\.)+$/.test(name);
}

/** The same without a wildcard, or the root, which stands for "none" (RFC 2782, RFC 7505). */
function isPlainTarget(name: string): boolean {
  return /^(?:[a-z0-9_-]+\.)+$|^\.$/i.test(name);
}

/** The name in the rdata that others are led to, of the types that have one. */
export function targetOf(record: RecordSpec): string | undefined {
  switch (record.type) {
    case "CNAME":
    case "DNAME":
    case "NS":
    case "PTR":
    case "SRV":
      return record.data.target;
    case "SVCB":
    case "HTTPS":
      return "target" in record.data ? record.data.target : undefined;
    case "MX":
      return record.data.exchange;
    case "NAPTR":
      return record.data.replacement;
    default:
      return undefined;
  }
}

/** Why the names of a record cannot be written as they are: the end of a sentence; undefined where they can. */
export function unwritableName(record: RecordSpec): string | undefined {
  const target = targetOf(record);
  if (!isPlainOwner(record.owner)) return "its name has characters that are written in no documented way there";
  if (target !== undefined && !isPlainTarget(target)) {
    return "the name that it leads to has characters that are written in no documented way there";
  }
  return undefined;
}
