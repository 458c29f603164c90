import { expect, it } from "vitest";
import { applyChangeSet } from "../../src/fix/patch.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { Zone } from "../../src/zone/zone.js";
import { head, host, origin, soa, srv } from "./patch-case.js";
import { add, includeFrom, remove, replace, zoneOf } from "./zone-text.js";

interface Case {
  readonly what: string;
  readonly main: string;
  readonly included?: Readonly<Record<string, string>>;
  readonly edits: (zone: Zone) => RecordEdit[];
  /** The files that change, by path; the zone's own is `main`. */
  readonly after: Readonly<Record<string, string>>;
}

const raised = (zone: Zone) => serialEdit(zone, new Date("2026-11-22")) as RecordEdit;

const cases: Case[] = [
  {
    what: "the serial in an included SOA in parentheses, whose comments hold parentheses too",
    main: "$ORIGIN company.example.\n$TTL 1h\n$INCLUDE soa.inc ; the head\n@ NS ns.example.\n",
    included: {
      "soa.inc":
        "@ IN SOA ns.example. h.example. ( ; open\r\n\t2026112105\t; serial (YYYYMMDDnn)\r\n\t1h ; refresh )\r\n\t15m 1w 1h ) ; done\r\n",
    },
    edits: (zone) => [raised(zone)],
    after: {
      "soa.inc":
        "@ IN SOA ns.example. h.example. ( ; open\r\n\t2026112201\t; serial (YYYYMMDDnn)\r\n\t1h ; refresh )\r\n\t15m 1w 1h ) ; done\r\n",
    },
  },
  {
    what: "lines with the end of the one before, in a file with three kinds of line ends and an open last line",
    main: `$ORIGIN company.example.\r\n$TTL 3600\n${soa}b A 192.0.2.2\nc A 192.0.2.3\rautodiscover A 203.0.113.10\r\n\r\nd TXT "x"`,
    edits: (zone) => [
      remove(zone, host),
      add(srv),
      raised(zone),
      add('d.company.example. 3600 IN TXT "y"'),
      add("c.company.example. 3600 IN A 192.0.2.33"),
    ],
    after: {
      main: `$ORIGIN company.example.\r\n$TTL 3600\n${soa.replace("2026112105", "2026112201")}b A 192.0.2.2\nc A 192.0.2.3\rc A 192.0.2.33\r_autodiscover._tcp SRV 0 0 443 webmail.company.example.\r\n\r\nd TXT "x"\r\nd TXT "y"\r\n`,
    },
  },
  {
    what: "the owner that an entry takes from before an $INCLUDE and a $GENERATE",
    main: `${head}autodiscover A 203.0.113.10\n$INCLUDE x.inc\n$GENERATE 1-2 h$ A 192.0.2.$\n  TXT "y"\n`,
    included: { "x.inc": 'foo TXT "x"\n' },
    edits: (zone) => [remove(zone, host)],
    after: { main: `${head}$INCLUDE x.inc\n$GENERATE 1-2 h$ A 192.0.2.$\nautodiscover TXT "y"\n` },
  },
  {
    what: "the TTL that the first entry of an included file takes from before the $INCLUDE",
    main: `$ORIGIN company.example.\n${soa}autodiscover 300 A 203.0.113.10\n$INCLUDE x.inc\nz A 192.0.2.8\n`,
    included: { "x.inc": "y A 192.0.2.9\n" },
    edits: (zone) => [remove(zone, host)],
    after: {
      main: `$ORIGIN company.example.\n${soa}$INCLUDE x.inc\nz A 192.0.2.8\n`,
      "x.inc": "y 300 A 192.0.2.9\n",
    },
  },
  {
    what: "a name relative to the $ORIGIN under which its group ends",
    main: `${head}$ORIGIN sub.company.example.\n@ A 192.0.2.1\n$ORIGIN deep.sub.company.example.\n  TXT "x"\n`,
    edits: () => [add("x.sub.company.example. 3600 IN A 192.0.2.9")],
    after: {
      main: `${head}$ORIGIN sub.company.example.\n@ A 192.0.2.1\n$ORIGIN deep.sub.company.example.\n  TXT "x"\nx.sub.company.example. A 192.0.2.9\n`,
    },
  },
  {
    what: "at the very end what would give its name to the first entry of an included file",
    main: `${head}$INCLUDE x.inc\n; end\n`,
    included: { "x.inc": '  TXT "x"\n' },
    edits: () => [add(srv)],
    after: { main: `${head}$INCLUDE x.inc\n; end\n${srv}\n` },
  },
  {
    what: "a record of a generated name beside the lines that are written",
    main: `${head}www A 192.0.2.77\n$GENERATE 1-3 h$ A 192.0.2.$\n; end\n`,
    edits: () => [add("h2.company.example. 3600 IN AAAA 2001:db8::1")],
    after: { main: `${head}www A 192.0.2.77\nh2 AAAA 2001:db8::1\n$GENERATE 1-3 h$ A 192.0.2.$\n; end\n` },
  },
  {
    what: "a file included by an included file, relative to the origins of both $INCLUDE lines",
    main: `${head}$INCLUDE outer.inc sub\nend TXT "x"\n`,
    included: { "outer.inc": "$INCLUDE inner.inc deep\nb A 192.0.2.1\n", "inner.inc": "x A 192.0.2.5 ; why\n" },
    edits: (zone) => [
      remove(zone, "x.deep.sub.company.example. A 192.0.2.5"),
      add("y.deep.sub.company.example. 3600 IN A 192.0.2.7"),
    ],
    after: { "inner.inc": "y A 192.0.2.7\n" },
  },
  {
    what: "one word inside parentheses over several lines with comments",
    main: `${head}_autodiscover._tcp IN SRV ( 0 ; prio (low)\n 0 ; weight\n 8443 ; port\n webmail ) ; tgt\n`,
    edits: (zone) => [replace(zone, "_autodiscover._tcp.company.example. SRV 0 0 8443 webmail.company.example.", srv)],
    after: {
      main: `${head}_autodiscover._tcp IN SRV ( 0 ; prio (low)\n 0 ; weight\n 443 ; port\n webmail ) ; tgt\n`,
    },
  },
  {
    what: "a counter that gets another digit, tabs kept",
    main: `${origin}@\tIN\tSOA\tns\th ( 99\t; serial\n\t1 1 1 1 )\n`,
    edits: (zone) => [raised(zone)],
    after: { main: `${origin}@\tIN\tSOA\tns\th ( 100\t; serial\n\t1 1 1 1 )\n` },
  },
  {
    what: "after a byte order mark in an included file",
    main: `${head}$INCLUDE h.inc\nend TXT "x"\n`,
    included: { "h.inc": "\ufeffautodiscover A 203.0.113.10\r\nb A 192.0.2.1\n" },
    edits: (zone) => [remove(zone, host)],
    after: { "h.inc": "\ufeffb A 192.0.2.1\n" },
  },
];

it.each(cases)("writes $what", ({ main, included = {}, edits, after }) => {
  const zone = zoneOf(main, included);
  const patch = applyChangeSet({ zone, edits: edits(zone) }, { include: includeFrom(included) });
  if ("refused" in patch) throw new Error(patch.refused);
  const written = patch.files.map(({ source, after: bytes }) => [
    source === zone.source ? "main" : source.path,
    Buffer.from(bytes).toString("utf8"),
  ]);
  expect(Object.fromEntries(written)).toEqual(after);
});
