import { describe, expect, it } from "vitest";
import { applyChangeSet } from "../../src/fix/patch.js";
import { serialEdit } from "../../src/fix/serial-edit.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import type { Zone } from "../../src/zone/zone.js";
import { add, remove, replace, zoneOf } from "./zone-text.js";

type Edits = (zone: Zone) => RecordEdit[];

/** The text after the edits, or why it was refused. */
function patched(before: string, edits: Edits): string {
  const zone = zoneOf(before);
  const patch = applyChangeSet({ zone, edits: edits(zone) });
  if ("refused" in patch) return `refused: ${patch.refused}`;
  return Buffer.from(patch.files[0]?.after ?? zone.source.bytes).toString("utf8");
}

const soa = "@ 3600 IN SOA ns hostmaster 2026112105 7200 3600 1209600 3600\n";
const origin = "$ORIGIN company.example.\n$TTL 3600\n";
const head = `${origin}${soa}`;
const srv = "_autodiscover._tcp.company.example. 3600 IN SRV 0 0 443 webmail.company.example.";
const host = "autodiscover.company.example. A 203.0.113.10";

interface Case {
  readonly what: string;
  readonly before: string;
  readonly edits: Edits;
  readonly after: string;
}

const removals: Case[] = [
  {
    what: "a line with its comment",
    before: `${head}a A 192.0.2.1\nautodiscover A 203.0.113.10 ; Exchange\nb A 192.0.2.2\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}a A 192.0.2.1\nb A 192.0.2.2\n`,
  },
  {
    what: "an entry in parentheses over several lines",
    before: `${head}autodiscover ( 300\n  ; why\n  IN A\n  203.0.113.10 ) ; end\n; next\nb A 192.0.2.2\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}; next\nb A 192.0.2.2\n`,
  },
  {
    what: "the first of a group: the next one gets the owner, columns kept",
    before: `${head}autodiscover    IN A    203.0.113.10\n                IN TXT  "x"\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}autodiscover    IN TXT  "x"\n`,
  },
  {
    what: "the first of a group that is indented with less than the owner needs",
    before: `${head}autodiscover IN A 203.0.113.10\n\n ; comment\n  TXT "x"\n\tAAAA 2001:db8::1\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}\n ; comment\nautodiscover TXT "x"\n\tAAAA 2001:db8::1\n`,
  },
  {
    what: "the first of a group that is indented with tabs",
    before: `${head}autodiscover\t\tIN\tA\t203.0.113.10\n\t\t\tIN\tTXT\t"x"\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}autodiscover\t\tIN\tTXT\t"x"\n`,
  },
  {
    what: "the first two of a group",
    before: `${head}autodiscover A 203.0.113.10\n  A 203.0.113.11\n  TXT "x"\n`,
    edits: (zone) => [remove(zone, host), remove(zone, "autodiscover.company.example. A 203.0.113.11")],
    after: `${head}autodiscover TXT "x"\n`,
  },
  {
    what: "the first of a group before a line that cannot be read: that line keeps its name too",
    before: `${head}autodiscover A 203.0.113.10\n$TTL 60\n             AAAA 2001:db8:::1\n  60 TXT "x"\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}$TTL 60\nautodiscover AAAA 2001:db8:::1\n  60 TXT "x"\n`,
  },
  {
    what: "one in the middle of a group, and the last",
    before: `${head}x A 192.0.2.1\n  A 192.0.2.2\n  A 192.0.2.3\n`,
    edits: (zone) => [remove(zone, "x.company.example. A 192.0.2.2"), remove(zone, "x.company.example. A 192.0.2.3")],
    after: `${head}x A 192.0.2.1\n`,
  },
  {
    what: "the last line of a file without a final newline",
    before: `${head}a A 192.0.2.1\nautodiscover A 203.0.113.10`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}a A 192.0.2.1\n`,
  },
  {
    what: "CRLF",
    before: `${head}a A 192.0.2.1\nautodiscover A 203.0.113.10 ; x\n  TXT "x"\n`.replaceAll("\n", "\r\n"),
    edits: (zone) => [remove(zone, host)],
    after: `${head}a A 192.0.2.1\nautodiscover TXT "x"\n`.replaceAll("\n", "\r\n"),
  },
  {
    what: "a group under another $ORIGIN: the owner as it is written there",
    before: `${head}$ORIGIN autodiscover.company.example.\n@ A 203.0.113.10\n  TXT "x"\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}$ORIGIN autodiscover.company.example.\n@ TXT "x"\n`,
  },
  {
    what: "a heir after another $ORIGIN: the owner in full",
    before: `${head}autodiscover A 203.0.113.10\n$ORIGIN sub.company.example.\n  TXT "x"\n`,
    edits: (zone) => [remove(zone, host)],
    after: `${head}$ORIGIN sub.company.example.\nautodiscover.company.example. TXT "x"\n`,
  },
  {
    what: "the entry that states the TTL of those after it",
    before: `$ORIGIN company.example.\n${soa}autodiscover 300 A 203.0.113.10\nb A 192.0.2.2\nc A 192.0.2.3\n`,
    edits: (zone) => [remove(zone, host)],
    after: `$ORIGIN company.example.\n${soa}b 300 A 192.0.2.2\nc A 192.0.2.3\n`,
  },
  {
    what: "the first line, after a byte order mark",
    before: `\ufeffautodiscover.company.example. 60 A 203.0.113.10\n${head}`,
    edits: (zone) => [remove(zone, host)],
    after: `\ufeff${head}`,
  },
];

const additions: Case[] = [
  {
    what: "in the place of the host record that it takes over from",
    before: `${head}www             IN A    192.0.2.1\nautodiscover    IN A    203.0.113.10 ; Exchange\nftp             IN A    192.0.2.1\n`,
    edits: (zone) => [add(srv), remove(zone, host)],
    after: `${head}www             IN A    192.0.2.1\n_autodiscover._tcp IN SRV 0 0 443 webmail.company.example.\nftp             IN A    192.0.2.1\n`,
  },
  {
    what: "after the other SRV records, in their columns and with relative targets",
    before: `${head}_sip._tls          IN SRV  100 1  443 sip\n_submission._tcp   IN SRV  0   1  587 mail\n\nwww  A 192.0.2.1\n`,
    edits: () => [add(srv)],
    after: `${head}_sip._tls          IN SRV  100 1  443 sip\n_submission._tcp   IN SRV  0   1  587 mail\n_autodiscover._tcp IN SRV  0   0  443 webmail\n\nwww  A 192.0.2.1\n`,
  },
  {
    what: "at the end, with the TTL where the neighbour has one",
    before: `${head}a 3600 IN A 192.0.2.1\n; end\n`,
    edits: () => [add(srv)],
    after: `${head}a 3600 IN A 192.0.2.1\n_autodiscover._tcp 3600 IN SRV 0 0 443 webmail.company.example.\n; end\n`,
  },
  {
    what: "with a TTL of its own where the default is another",
    before: `${head}a      IN A 192.0.2.1\nlonger IN A 192.0.2.1\n`,
    edits: () => [add(srv.replace("3600", "300"))],
    after: `${head}a      IN A 192.0.2.1\nlonger IN A 192.0.2.1\n_autodiscover._tcp 300 IN SRV 0 0 443 webmail.company.example.\n`,
  },
  {
    what: "class before TTL, in small letters",
    before: `${head}a in 1h a 192.0.2.1\n`,
    edits: () => [add("b.company.example. 3600 IN A 192.0.2.2"), add("c.company.example. 60 IN A 192.0.2.2")],
    after: `${head}a in 1h a 192.0.2.1\nb in 1h a 192.0.2.2\nc in 60 a 192.0.2.2\n`,
  },
  {
    what: "absolute where the neighbours are",
    before: `${head}a.company.example.\t3600\tIN\tA\t192.0.2.1\nmail.company.example.\t3600\tIN\tA\t192.0.2.1\n`,
    edits: () => [add("b.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}a.company.example.\t3600\tIN\tA\t192.0.2.1\nmail.company.example.\t3600\tIN\tA\t192.0.2.1\nb.company.example.\t3600\tIN\tA\t192.0.2.2\n`,
  },
  {
    what: "at the apex, under the entries that inherit its owner",
    before: `${origin}@               IN SOA  ns hostmaster 1 2 3 4 5\n                IN TXT  "v=spf1 -all"\n                IN MX   10 mail\nwww             IN A    192.0.2.1\n`,
    edits: () => [add('company.example. 3600 IN TXT "x"')],
    after: `${origin}@               IN SOA  ns hostmaster 1 2 3 4 5\n                IN TXT  "v=spf1 -all"\n                IN MX   10 mail\n                IN TXT  "x"\nwww             IN A    192.0.2.1\n`,
  },
  {
    what: "under the followers of a record of its name, whose style they may not have",
    before: `${head}mail  A     192.0.2.1\n      60 TXT "x"\nwww   A     192.0.2.1\n`,
    edits: (zone) => [
      remove(zone, "mail.company.example. A 192.0.2.1"),
      add("mail.company.example. 3600 IN A 192.0.2.2"),
    ],
    after: `${head}mail  60 TXT "x"\n      A     192.0.2.2\nwww   A     192.0.2.1\n`,
  },
  {
    what: "beside a record of its name, as that is written",
    before: `${head}Mail.Company.example. A 192.0.2.1\nwww A 192.0.2.1\n`,
    edits: () => [add("mail.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}Mail.Company.example. A 192.0.2.1\nMail.Company.example. A 192.0.2.2\nwww A 192.0.2.1\n`,
  },
  {
    what: "where the owner's own record goes away",
    before: `${head}autodiscover    IN A    203.0.113.10\nwww             IN A    192.0.2.1\n`,
    edits: (zone) => [remove(zone, host), add('autodiscover.company.example. 3600 IN TXT "none"')],
    after: `${head}autodiscover    IN TXT  "none"\nwww             IN A    192.0.2.1\n`,
  },
  {
    what: "behind a follower that cannot be read",
    before: `${head}mail A 192.0.2.1\n  AAAA 2001:db8:::1\nwww CNAME mail\n`,
    edits: () => [add("b.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}mail A 192.0.2.1\n  AAAA 2001:db8:::1\nb A 192.0.2.2\nwww CNAME mail\n`,
  },
  {
    what: "in a file without a final newline",
    before: `${head}a A 192.0.2.1`,
    edits: () => [add("b.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}a A 192.0.2.1\nb A 192.0.2.2\n`,
  },
  {
    what: "in the place of the last line, which has no newline",
    before: `${head}a A 192.0.2.1\nautodiscover A 203.0.113.10`,
    edits: (zone) => [remove(zone, host), add(srv)],
    after: `${head}a A 192.0.2.1\n_autodiscover._tcp SRV 0 0 443 webmail.company.example.\n`,
  },
  {
    what: "with CRLF where the lines around have it",
    before: `${head}a A 192.0.2.1\nb CNAME a\n`.replaceAll("\n", "\r\n"),
    edits: () => [add("c.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}a A 192.0.2.1\nc A 192.0.2.2\nb CNAME a\n`.replaceAll("\n", "\r\n"),
  },
  {
    what: "with CR alone",
    before: `${head}a A 192.0.2.1\nb CNAME a\n`.replaceAll("\n", "\r"),
    edits: () => [add("c.company.example. 3600 IN A 192.0.2.2")],
    after: `${head}a A 192.0.2.1\nc A 192.0.2.2\nb CNAME a\n`.replaceAll("\n", "\r"),
  },
  {
    what: "before the blocks of other origins",
    before: `${head}a A 192.0.2.1\n$ORIGIN sub.company.example.\nx TXT "x"\n`,
    edits: () => [add(srv)],
    after: `${head}a A 192.0.2.1\n_autodiscover._tcp SRV 0 0 443 webmail.company.example.\n$ORIGIN sub.company.example.\nx TXT "x"\n`,
  },
  {
    what: "relative to the origin of the block in which its relatives are, absolute if it is not below it",
    before: `${head}$ORIGIN _tcp.company.example.\n_sip SRV 0 0 443 mail.company.example.\n`,
    edits: () => [add(srv), add("_autodiscover._tcp.sub.company.example. 3600 IN SRV 0 0 443 mail.company.example.")],
    after: `${head}$ORIGIN _tcp.company.example.\n_sip SRV 0 0 443 mail.company.example.\n_autodiscover SRV 0 0 443 webmail.company.example.\n_autodiscover._tcp.sub.company.example. SRV 0 0 443 mail.company.example.\n`,
  },
  {
    what: "where no $TTL is set and a TTL would pass on to the lines after: these keep theirs",
    before: `$ORIGIN company.example.\n${soa}a 300 A 192.0.2.1\nb CNAME a\n`,
    edits: () => [add("c.company.example. 60 IN A 192.0.2.2")],
    after: `$ORIGIN company.example.\n${soa}a 300 A 192.0.2.1\nc 60 A 192.0.2.2\nb 300 CNAME a\n`,
  },
  {
    what: "two, in their order",
    before: `${head}a A 192.0.2.1\n`,
    edits: () => [add("b.company.example. 3600 IN A 192.0.2.2"), add("b.company.example. 3600 IN A 192.0.2.3")],
    after: `${head}a A 192.0.2.1\nb A 192.0.2.2\nb A 192.0.2.3\n`,
  },
  {
    what: "after a neighbour in parentheses",
    before: `${head}a IN TXT ( "x"\n  "y" ) ; end\nwww A 192.0.2.1\n`,
    edits: () => [add('b.company.example. 3600 IN TXT "z" "w"')],
    after: `${head}a IN TXT ( "x"\n  "y" ) ; end\nb IN TXT "z" "w"\nwww A 192.0.2.1\n`,
  },
];

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

describe("applyChangeSet", () => {
  it.each(removals)("removes $what", ({ before, edits, after }) => {
    expect(patched(before, edits)).toBe(after);
  });
  it.each(additions)("adds $what", ({ before, edits, after }) => {
    expect(patched(before, edits)).toBe(after);
  });
  it.each(changes)("changes $what", ({ before, edits, after }) => {
    expect(patched(before, edits)).toBe(after);
  });
});
