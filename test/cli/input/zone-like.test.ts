import { describe, expect, test } from "vitest";
import { isZoneFileName, readsAsRecords } from "../../../src/cli/input/zone-like.js";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["companyA.com.zone", true],
  ["COMPANYA.ZONE", true],
  ["db.companyA.com", true],
  ["companyA.db", true],
  ["companyA.com.dns", true],
  ["companyA.bind", true],
  ["db.", false],
  ["names.txt", false],
  ["zone", false],
  ["a.zone.bak", false],
  ["mydb.example", false],
])("%s by its name: %s", (name, is) => {
  expect(isZoneFileName(name)).toBe(is);
});

describe("texts that read as records", () => {
  test.each([
    ["a directive", "$ORIGIN companya.com.\n"],
    ["a comment first", ";; Domain: companya.com\n\ncompanya.com.\t3600\tIN\tSOA\ta. b. 1 2 3 4 5\n"],
    ["a record without TTL and class", "www A 192.0.2.1\n"],
    ["TTL units, class before the TTL", "www IN 1h30m AAAA 2001:db8::1\n"],
    ["an SRV record with an inherited owner", "  SRV 0 0 443 mail.companya.com.\n"],
    ["an SOA over several lines", "@ IN SOA a. b. (\n 1 2 3 4 5 )\n"],
    ["a byte order mark", "\ufeff$TTL 3600\n"],
    ["a first line that the reader will refuse", "www IN FOO bar\nmail IN A 192.0.2.1\n"],
  ])("%s", (_, text) => {
    expect(readsAsRecords(bytes(text))).toBe(true);
  });

  test("UTF-16 with a byte order mark", () => {
    expect(readsAsRecords(Buffer.from("\ufeff@ IN MX 10 mail\r\n", "utf16le"))).toBe(true);
  });
});

describe("texts that do not", () => {
  test.each([
    ["nothing", ""],
    ["names", "webmail.companyA.com\nCORP-SBS\nautodiscover.companyA.com\n"],
    ["bulleted names", "  • webmail.companyA.com\n  • CORP-SBS.local\n"],
    ["prose", "The A record of the mail server\nis in the zone of company A, and the MX too.\n"],
    ["a federation proof", "Q29udG9zbyBwcm9vZiBvZiBvd25lcnNoaXA=\n"],
    ["HTML", "<!DOCTYPE html>\n<html><head><title>404</title></head></html>\n"],
  ])("%s", (_, text) => {
    expect(readsAsRecords(bytes(text))).toBe(false);
  });
});
