import { expect, test } from "vitest";
import { zoneFromText } from "../zone-from-text.js";

const signature = "13 2 3600 20361231000000 20260501000000 1 example. AAAA";
const head = `$TTL 3600
@ SOA ns.dns.example. host.dns.example. 1 7200 3600 1209600 900
@ NS ns.dns.example.
`;

function unlike(lines: string): string[] {
  return Array.from(zoneFromText(head + lines, "example.").sift("signed unlike the rest"), ({ owner, type }) => {
    return `${owner} ${type}`;
  });
}

test("in a zone without signatures there is nothing to compare", () => {
  expect(unlike("www A 192.0.2.1")).toEqual([]);
});

test.each([
  ["a name without signature", "www A 192.0.2.1", ["www.example. A"]],
  ["a signature without data", `www RRSIG A ${signature}`, ["www.example. RRSIG"]],
  ["an NSEC record without data", `www RRSIG NSEC ${signature}\nwww NSEC example. A`, ["www.example. RRSIG"]],
  ["several, in the order of the file", "b A 192.0.2.1\na A 192.0.2.1", ["b.example. A", "a.example. A"]],
  ["a signed name", `www A 192.0.2.1\nwww RRSIG A ${signature}`, []],
  ["a delegation and its glue", "sub NS ns.sub\nns.sub A 192.0.2.1", []],
  ["what a DNAME record hides", `sub DNAME other.\nsub RRSIG DNAME ${signature}\nwww.sub A 192.0.2.1`, []],
  ["an empty non-terminal", `a.b A 192.0.2.1\na.b RRSIG A ${signature}`, []],
  ["a record outside of the zone", "www.other. A 192.0.2.1", []],
])("%s", (_, lines, expected) => {
  expect(unlike(`@ RRSIG SOA ${signature}\n${lines}`)).toEqual(expected);
});
