import type { RecordSpec, RecordType } from "../../zone/record.js";
import { unwritableName } from "../plain-name.js";
import { type Limit, refused } from "../target.js";
import { dataOf } from "./data.js";

// The types of the API, without those whose fields `dataOf` does not write (CERT, DNSKEY, LOC).
const withContent: readonly RecordType[] = ["A", "AAAA", "CNAME", "MX", "NS", "OPENPGPKEY", "PTR", "TXT"];

// developers.cloudflare.com, "DNS record types": of a TXT record, and of a TTL that is not automatic.
const maxText = 2048;
const automatic = 1;
const leastTtl = 60;
const mostTtl = 86400;

/** What Cloudflare does not take, or nobody says how it takes it. */
export function cloudflareLimit(record: RecordSpec): Limit | undefined {
  const { type } = record;
  if (!withContent.includes(type) && !dataOf(record)) {
    return refused(`its type ${type} is not among those that are written for Cloudflare here`);
  }
  const common = commonLimit(record);
  if (common || type === "TXT") return common;
  const texts = Object.values(dataOf(record) ?? {}).filter((value) => typeof value === "string");
  return texts.every((text) => /^[ !#-[\]-~]+$/.test(text))
    ? undefined
    : refused("it has characters that Cloudflare's documentation does not say how to write");
}

// The types of "Create DNS Record"; the SOA is Cloudflare's own.
const imported: ReadonlySet<string> = new Set(
  "A AAAA CAA CERT CNAME DNSKEY DS HTTPS LOC MX NAPTR NS OPENPGPKEY PTR SMIMEA SRV SSHFP SVCB TLSA TXT URI".split(" "),
);

/** The same for a zone file, which holds more types, and texts in the form of RFC 1035. */
export function importLimit(record: RecordSpec): Limit | undefined {
  if (!imported.has(record.type)) return refused(`Cloudflare has no records of the type ${record.type}`);
  return commonLimit(record);
}

function commonLimit(record: RecordSpec): Limit | undefined {
  const { ttl } = record;
  const name = unwritableName(record);
  if (name !== undefined) return refused(name);
  if (ttl !== automatic && (ttl < leastTtl || ttl > mostTtl)) {
    return refused(`Cloudflare's TTLs are from ${leastTtl} to ${mostTtl} seconds`);
  }
  return record.type === "TXT" ? textLimit(record) : undefined;
}

function textLimit(record: RecordSpec<"TXT">): Limit | undefined {
  const text = record.data.strings.join("");
  if (text === "") return refused("Cloudflare takes no empty text");
  return text.length > maxText ? refused(`it is longer than the ${maxText} characters of Cloudflare`) : undefined;
}
