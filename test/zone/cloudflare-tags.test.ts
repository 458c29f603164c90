import { expect, test } from "vitest";
import { cloudflareTags, isProxied } from "../../src/zone/cloudflare-tags.js";
import { commentOf } from "../../src/zone/comment.js";
import type { ResourceRecord } from "../../src/zone/record.js";
import { readText } from "./read-text.js";

function only(text: string): ResourceRecord {
  const [record] = readText(text).reading.zone.all();
  if (!record) throw new Error(`no record in ${text}`);
  return record;
}

test.each([
  ["a 1 A 192.0.2.1", ""],
  ["a 1 A 192.0.2.1 ; web server", "web server"],
  ["a 1 A 192.0.2.1;;  web server  \r\nb 1 A 192.0.2.2 ; no\n", "web server"],
  ["a 1 A ( ; first\n 192.0.2.1 ; last\n)\n", "first; last"],
  ["a 1 A ( 192.0.2.1 ;\n ; (of two)\n) ; web (new) \t\n", "(of two); web (new)"],
  ['a 1 TXT "x ; y" ; z', "z"],
  ["a 1 TXT x\\;y;z", "z"],
])("the comment of %s", (text, comment) => {
  expect(commentOf(only(text))).toBe(comment);
});

test.each([
  ["", {}],
  ["no tags", {}],
  ["cf_tags=cf-proxied:true", { "cf-proxied": "true" }],
  ["ours cf_tags=cf-proxied:false", { "cf-proxied": "false" }],
  ["cf_tags=cf-flatten-cname,cf-proxied:true", { "cf-flatten-cname": "", "cf-proxied": "true" }],
  ['cf_tags=team:"web, \\"public\\"",cf-proxied:true', { team: 'web, "public"', "cf-proxied": "true" }],
  ['cf_tags=team:"never closed', { team: '"never closed' }],
  ["cf_tags=,,", {}],
  ["not_cf_tags=cf-proxied:true", {}],
])("the tags in %s", (comment, tags) => {
  const record = only(`a 1 A 192.0.2.1 ; ${comment}`);
  expect(Object.fromEntries(cloudflareTags(record))).toEqual(tags);
  expect(isProxied(record)).toBe((tags as Record<string, string>)["cf-proxied"] === "true");
});
