import fc from "fast-check";

/** How a hand-kept file may be written; one choice for the whole file. */
interface Habits {
  readonly end: "\n" | "\r\n" | "\r";
  readonly gap: string;
  readonly defaultTtl: boolean;
  readonly finalEnd: boolean;
  readonly mark: boolean;
}

type Line = (habits: Habits) => string;

const habits: fc.Arbitrary<Habits> = fc.record({
  end: fc.constantFrom("\n", "\n", "\r\n", "\r"),
  gap: fc.constantFrom(" ", "\t", "   ", "\t\t", " \t"),
  defaultTtl: fc.boolean(),
  finalEnd: fc.boolean(),
  mark: fc.boolean(),
});

export const owners = ["a", "mail", "autodiscover", "_autodiscover._tcp", "x.sub", "sub", "*.w"];

const rdata = fc.oneof(
  fc.nat(3).map((n) => ["A", `192.0.2.${n + 1}`]),
  fc.constantFrom(["MX", "10 mail"], ["MX", "20\tmail.company.example."]),
  fc.constantFrom(["SRV", "0 0 443 mail"], ["SRV", "0 0 443 webmail.companyA.example."]),
  fc.constantFrom(["TXT", '"a ; b"'], ["TXT", '"a" "b c"'], ["TXT", "plain\\;"], ["TXT", '"\\"\\010"']),
  fc.constantFrom(["AAAA", "2001:db8::1"], ["A", "\\# 4 C0000209"], ["TYPE65280", "\\# 2 ABCD"]),
);

const owner = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("", "@", ...owners) },
  { weight: 1, arbitrary: fc.constantFrom(...owners).map((name) => `${name}.Company.example.`) },
);

/** One entry: an empty owner is inherited. */
const entry = fc
  .record({
    owner,
    ttl: fc.constantFrom("", "", "300", "1h"),
    inet: fc.constantFrom("", "IN", "in"),
    classFirst: fc.boolean(),
    data: rdata,
    wrapped: fc.constantFrom(0, 0, 0, 1, 2),
    comment: fc.constantFrom("", "", " ; why", "\t;", "  "),
    wide: fc.boolean(),
  })
  .map(({ owner, ttl, inet, classFirst, data: [type = "", text = ""], wrapped, comment, wide }): Line => {
    return ({ gap, end }) => {
      const head = [...(classFirst ? [inet, ttl] : [ttl, inet]), type].filter((word) => word !== "");
      const start = wide ? owner.padEnd(24) : owner + gap;
      if (wrapped === 1) return `${start}${head.join(gap)} ( ${text} )${comment}`;
      if (wrapped === 2) return `${start}(${head.join(gap)}${end}  ; inside${end}${gap}${text}${end})${comment}`;
      return `${start}${[...head, text].join(gap)}${comment}`;
    };
  });

const other: fc.Arbitrary<Line> = fc.constantFrom<Line>(
  () => "",
  () => "; a comment",
  ({ gap }) => `${gap}; an indented comment`,
  ({ gap }) => gap,
  () => "$ORIGIN sub.company.example.",
  () => "$ORIGIN company.example.",
  () => "$ORIGIN example.",
  () => "$TTL 7200",
);

/** Texts of the zone company.example, as people write them. */
export const zoneText: fc.Arbitrary<string> = fc
  .tuple(
    habits,
    fc.array(fc.oneof({ weight: 5, arbitrary: entry }, { weight: 1, arbitrary: other }), { maxLength: 14 }),
  )
  .map(([style, lines]) => {
    const { end, defaultTtl, finalEnd, mark } = style;
    const head = [
      "$ORIGIN company.example.",
      ...(defaultTtl ? ["$TTL 3600"] : []),
      `@ ${defaultTtl ? "" : "3600 "}IN SOA ns hostmaster (`,
      "\t2026112105 ; serial",
      "\t7200 3600 1209600 3600 )",
      "@ NS ns.example.",
    ];
    const text = [...head, ...lines.map((line) => line(style))].join(end);
    return (mark ? "\ufeff" : "") + text + (finalEnd ? end : "");
  });
