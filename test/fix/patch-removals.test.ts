import { expect, it } from "vitest";
import { type Case, head, host, patched, soa } from "./patch-case.js";
import { remove } from "./zone-text.js";

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

it.each(removals)("removes $what", (one) => {
  expect(patched(one)).toBe(one.after);
});
