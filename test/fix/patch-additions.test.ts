import { expect, it } from "vitest";
import { type Case, head, host, origin, patched, soa, srv } from "./patch-case.js";
import { add, remove } from "./zone-text.js";

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

it.each(additions)("adds $what", (one) => {
  expect(patched(one)).toBe(one.after);
});
