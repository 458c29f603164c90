import { commentOf } from "./comment.js";
import type { ResourceRecord } from "./record.js";

const tag = /([^\s,:"]+)(?::("(?:[^"\\]|\\.)*"|[^,]*))?(?:,|$)/y;

/**
 * What Cloudflare's export says of a record behind it, in `; … cf_tags=cf-proxied:true,team:"web"`: whether it is
 * proxied (`cf-proxied`), whether an alias is flattened (`cf-flatten-cname`), and the account's own tags.
 * @returns values by tag, empty for a tag without one
 */
export function cloudflareTags(record: ResourceRecord): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const [, list] = /(?:^|\s)cf_tags=(.*)$/.exec(commentOf(record)) ?? [];
  if (list === undefined) return tags;
  tag.lastIndex = 0;
  for (let found = tag.exec(list); found; found = tag.exec(list)) {
    tags.set(found[1] ?? "", plain(found[2] ?? ""));
    if (tag.lastIndex === list.length) break;
  }
  return tags;
}

/** A value in quotes is a JSON string. */
function plain(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}

/** Whether clients are given an address of Cloudflare's instead of the record's, and so meet Cloudflare's certificate. */
export function isProxied(record: ResourceRecord): boolean {
  return isCommented(record) && cloudflareTags(record).get("cf-proxied") === "true";
}

const blank = 0x20;
const tab = 0x09;
const semicolon = 0x3b;

/** Whether a comment stands right behind the fields, as Cloudflare writes it: few records of other files have one. */
function isCommented({ span: { source, end } }: ResourceRecord): boolean {
  let at = end;
  while (source.bytes[at] === blank || source.bytes[at] === tab) at++;
  return source.bytes[at] === semicolon;
}
