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
  const { type, ttl } = record;
  if (!withContent.includes(type) && !dataOf(record)) {
    return refused(`its type ${type} is not among those that are written for Cloudflare here`);
  }
  const name = unwritableName(record);
  if (name !== undefined) return refused(name);
  if (ttl !== automatic && (ttl < leastTtl || ttl > mostTtl)) {
    return refused(`Cloudflare's TTLs are from ${leastTtl} to ${mostTtl} seconds`);
  }
  if (record.type === "TXT") return textLimit(record);
  const texts = Object.values(dataOf(record) ?? {}).filter((value) => typeof value === "string");
  return texts.every((text) => /^[ !#-[\]-~]+$/.test(text))
    ? undefined
    : refused("it has characters that Cloudflare's documentation does not say how to write");
}

function textLimit(record: RecordSpec<"TXT">): Limit | undefined {
  const text = record.data.strings.join("");
  if (text === "") return refused("Cloudflare takes no empty text");
  return text.length > maxText ? refused(`it is longer than the ${maxText} characters of Cloudflare`) : undefined;
}
