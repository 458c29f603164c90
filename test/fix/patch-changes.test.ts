import { expect, it } from "vitest";
import { serialEdit } from "../../src/fix/serial-edit.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { type Case, head, host, origin, patched, srv } from "./patch-case.js";
import { remove, replace } from "./zone-text.js";

const changes: Case[] = [
  {
    what: "the serial alone, comments and columns kept",
    before: `${origin}@ IN SOA ns hostmaster (\n  2026112105 ; serial\n  7200       ; refresh\n  3600 1209600 3600 )\n`,
    edits: (zone) => [serialEdit(zone, new Date("2026-11-22")) as RecordEdit],
    after: `${origin}@ IN SOA ns hostmaster (\n  2026112201 ; serial\n  7200       ; refresh\n  3600 1209600 3600 )\n`,
  },
  {
    what: "a serial that becomes longer takes a blank of its column",
    before: `${origin}@ IN SOA ns hostmaster (\n  9     ; serial\n  7200  ; refresh\n  3600 1209600 3600 )\n`,
    edits: (zone) => [serialEdit(zone, new Date("2026-11-22")) as RecordEdit],
    after: `${origin}@ IN SOA ns hostmaster (\n  10    ; serial\n  7200  ; refresh\n  3600 1209600 3600 )\n`,
  },
  {
    what: "a serial that is glued to its parenthesis",
    before: `${origin}@ IN SOA ns hostmaster (9\n2 3 4 5)\n`,
    edits: (zone) => [serialEdit(zone, new Date("2026-11-22")) as RecordEdit],
    after: `${origin}@ IN SOA ns hostmaster (10\n2 3 4 5)\n`,
  },
  {
    what: "the port alone",
    before: `${head}_autodiscover._tcp  SRV 0 0 8443 webmail  ; Outlook\n`,
    edits: (zone) => [replace(zone, "_autodiscover._tcp.company.example. SRV 0 0 8443 webmail.company.example.", srv)],
    after: `${head}_autodiscover._tcp  SRV 0 0 443 webmail  ; Outlook\n`,
  },
  {
    what: "a relative target by a relative one, an absolute one by an absolute one",
    before: `${head}_autodiscover._tcp SRV 0 0 443 mail\n_autodiscover._tcp SRV 0 0 443 mail.company.example.\n`,
    edits: (zone) => {
      const [first, second] = zone.records(zone.origin.replace(/^/, "_autodiscover._tcp.") as never, "SRV");
      const record = { ...first!, data: { ...first!.data, target: "webmail.company.example." as never } };
      return [
        { kind: "replace", old: first!, record },
        { kind: "replace", old: second!, record: { ...record, data: { ...record.data, priority: 5 } } },
      ];
    },
    after: `${head}_autodiscover._tcp SRV 0 0 443 webmail\n_autodiscover._tcp SRV 5 0 443 webmail.company.example.\n`,
  },
  {
    what: "a missing final dot, capitals kept",
    before: `${head}_autodiscover._tcp SRV 0 0 443 webmail.companyA.example\n`,
    edits: (zone) => [
      replace(
        zone,
        "_autodiscover._tcp.company.example. SRV 0 0 443 webmail.companya.example.company.example.",
        "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 webmail.companya.example.",
      ),
    ],
    after: `${head}_autodiscover._tcp SRV 0 0 443 webmail.companyA.example.\n`,
  },
  {
    what: "the type with the data: a host becomes an alias",
    before: `${head}autodiscover    IN A    203.0.113.10 ; Exchange\n`,
    edits: (zone) => [replace(zone, host, "autodiscover.company.example. 3600 IN CNAME webmail.companya.example.")],
    after: `${head}autodiscover    IN CNAME webmail.companya.example. ; Exchange\n`,
  },
  {
    what: "the TTL: another one, or one where there was none",
    before: `${head}a  300  IN A 192.0.2.1\nb       IN A 192.0.2.1\n        IN A 192.0.2.2\nc A 192.0.2.1\n`,
    edits: (zone) =>
      [
        "a.company.example. A 192.0.2.1",
        "b.company.example. A 192.0.2.1",
        "b.company.example. A 192.0.2.2",
        "c.company.example. A 192.0.2.1",
      ].map((old) => replace(zone, old, old.replace(" A", " 7200 IN A"))),
    after: `${head}a  7200 IN A 192.0.2.1\nb 7200  IN A 192.0.2.1\n 7200   IN A 192.0.2.2\nc 7200 A 192.0.2.1\n`,
  },
  {
    what: "the owner of the first of a group: the next one keeps the old owner",
    before: `${head}autodiscovr IN SRV 0 0 443 mail\n            IN A 192.0.2.1\n`,
    edits: (zone) => [
      replace(
        zone,
        "autodiscovr.company.example. SRV 0 0 443 mail.company.example.",
        "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 mail.company.example.",
      ),
    ],
    after: `${head}_autodiscover._tcp IN SRV 0 0 443 mail\nautodiscovr IN A 192.0.2.1\n`,
  },
  {
    what: "the owner of one that inherits it, and those after it keep theirs",
    before: `${head}x   IN TXT "a"\n    IN A 192.0.2.1\n    IN A 192.0.2.2\n`,
    edits: (zone) => [replace(zone, "x.company.example. A 192.0.2.1", "y.company.example. 3600 IN A 192.0.2.1")],
    after: `${head}x   IN TXT "a"\ny   IN A 192.0.2.1\nx   IN A 192.0.2.2\n`,
  },
  {
    what: "the owners of all of a group, the first of which goes",
    before: `${head}x IN TXT "a"\n  IN A 192.0.2.1\n  IN A 192.0.2.2\n`,
    edits: (zone) => [
      remove(zone, 'x.company.example. TXT "a"'),
      replace(zone, "x.company.example. A 192.0.2.1", "y.company.example. 3600 IN A 192.0.2.1"),
    ],
    after: `${head}y IN A 192.0.2.1\nx IN A 192.0.2.2\n`,
  },
  {
    what: "one string of several, and their number",
    before: `${head}a TXT ( "one"   ; 1\n  "two"   ; 2\n  "three" )\nb TXT "one" "two"\nc TXT "one"\n`,
    edits: (zone) => [
      replace(zone, 'a.company.example. TXT "one" "two" "three"', 'a.company.example. 3600 IN TXT "one" "2" "three"'),
      replace(zone, 'b.company.example. TXT "one" "two"', 'b.company.example. 3600 IN TXT "two"'),
      replace(zone, 'c.company.example. TXT "one"', 'c.company.example. 3600 IN TXT "one" "two" "three"'),
    ],
    after: `${head}a TXT ( "one"   ; 1\n  "2"     ; 2\n  "three" )\nb TXT "two"\nc TXT "one" "two" "three"\n`,
  },
  {
    what: "data in the form of RFC 3597",
    before: `${head}autodiscover A \\# 4 CB00 710A\n`,
    edits: (zone) => [replace(zone, host, "autodiscover.company.example. 3600 IN A 203.0.113.11")],
    after: `${head}autodiscover A 203.0.113.11\n`,
  },
];

it.each(changes)("changes $what", (one) => {
  expect(patched(one)).toBe(one.after);
});
