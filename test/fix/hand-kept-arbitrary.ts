import fc from "fast-check";

/** A zone as people keep it: one file, and those that it includes, by path. */
export interface HandKept {
  readonly main: string;
  readonly included: Readonly<Record<string, string>>;
}

const ends = fc.constantFrom("\n", "\n", "\n", "\r\n");

/** A line with an end of its own: whoever edits a file on two systems leaves both. */
const line = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, ends).map(([words, end]) => words.replaceAll("\n", end) + end);

const owner = fc.constantFrom(
  "@",
  "a",
  "mail",
  "autodiscover",
  "_autodiscover._tcp",
  "x.sub",
  "Mail.Company.example.",
  "deep.er.company.example.",
);
const ttl = fc.constantFrom("", "", "", "300", "1h30m");
const gap = fc.constantFrom(" ", "  ", "\t", "\t\t", " \t ");

/** Type and rdata; in parentheses a line may end between two words, and comments may say anything. */
const data = fc.constantFrom(
  "A 192.0.2.1",
  "A (192.0.2.2)",
  'A ( 192.0.2.3 ; the (old) "host"\n )',
  "AAAA 2001:db8::1",
  "MX 10 mail",
  "MX ( 20 ; second\n\tmail.company.example. )",
  "SRV 0 0 443 mail",
  "SRV ( 0 ; priority\n      5 ; weight (of 10\n      443 ; port\n      webmail.companya.example. ) ; target",
  'TXT "a ; b" "(c"',
  'TXT ( "one" ; 1\n  "two" ) ; 2)',
  "TXT plain\\;text",
  "TYPE65280 \\# 2 ABCD",
);

const comment = fc.constantFrom("", "", "", " ; why", '\t; (see "ticket")');

const entry = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: owner }, fc.constant("")),
    ttl,
    fc.constantFrom("", "IN", "in"),
    gap,
    data,
    comment,
  )
  .map(([name, seconds, inet, blanks, text, why]) => [name, seconds, inet, text].join(blanks) + why);

/** Full owners, for the places where inheriting one depends on what stands before. */
const ownEntry = fc.tuple(owner, ttl, gap, data).map((words) => [words[0], words[1], words[3]].join(words[2]));

const directive = fc.constantFrom(
  "$ORIGIN company.example.",
  "$ORIGIN company.example. ; back",
  "$ORIGIN sub",
  "$ORIGIN _tcp.company.example.",
  "$TTL 7200",
  "$TTL 1d",
  "$GENERATE 1-3 host$ A 192.0.2.$",
  "$GENERATE 1-2 gen$ CNAME mail",
  "",
  "; a comment",
  "\t; mail.company.example. A 192.0.2.1",
);

const body = fc.array(fc.oneof({ weight: 5, arbitrary: line(entry) }, { weight: 2, arbitrary: line(directive) }), {
  maxLength: 8,
});

const soa = fc.constantFrom(
  "@ IN SOA ns.company.example. hostmaster.company.example. 2026112105 7200 3600 1209600 3600",
  "@ 3600 IN SOA ns.company.example. hostmaster.company.example. (\n\t2026112105 ; serial (YYYYMMDDnn)\n\t7200 3600 1209600 3600 )",
  'company.example. SOA ns.company.example. hostmaster.company.example. ( ; the "head"\n  2026112105  ; serial )\n  2h 1h 2w 1h ) ; end',
);

/** The last line of a file may have no end; after a directive BIND cannot do without. */
const open = (text: string, isOpen: boolean) =>
  isOpen && !/(?:^|\n)\$[^\n]*\n$/.test(text) ? text.replace(/\r?\n$/, "") : text;

/** The zone company.example, spread over a file and up to three others; `twice.inc` is included twice. */
export const handKept: fc.Arbitrary<HandKept> = fc
  .record({
    head: line(soa),
    soaInside: fc.boolean(),
    defaultTtl: fc.constantFrom("$TTL 3600", "$TTL 1h ; as ever", ""),
    bodies: fc.tuple(body, body, body, body, body),
    shared: line(ownEntry),
    isOpen: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    includeOrigin: fc.constantFrom("", " company.example.", " sub.company.example.", " sub"),
    ttlEnd: ends,
  })
  .map(({ head, soaInside, defaultTtl, bodies, shared, isOpen, includeOrigin, ttlEnd }) => {
    const [first, last, hosts, inner, after] = bodies.map((lines) => lines.join(""));
    const start = `$ORIGIN company.example.\n${defaultTtl}${ttlEnd}`;
    const ns = "@ NS ns.elsewhere.example.\r\n";
    const main = [
      start,
      soaInside ? "$INCLUDE soa.inc ; serial is there\n" : head,
      ns,
      first,
      `$INCLUDE hosts.inc${includeOrigin}\n`,
      "$INCLUDE twice.inc\r\n$INCLUDE twice.inc other.company.example.\n",
      last,
      "; end\n",
    ].join("");
    const included = {
      "soa.inc": soaInside ? open(head, isOpen[2]) : "",
      "hosts.inc": open(`${hosts}$INCLUDE more.inc\n${after}`, isOpen[1]),
      "more.inc": inner ?? "",
      "twice.inc": shared,
    };
    return { main: open(main, isOpen[0]), included };
  });
