import fc from "fast-check";
import { type Emission, emissionOf } from "../../src/emit/emission.js";
import { recordText } from "../../src/zone/canonical.js";
import type { RecordEdit } from "../../src/zone/edit.js";
import { toName } from "../../src/zone/name.js";
import type { RecordSpec, ResourceRecord } from "../../src/zone/record.js";
import type { Zone } from "../../src/zone/zone.js";
import { spec, zoneOf } from "../fix/zone-text.js";

/** Text that means something to a shell, a template, a quoting style, a terminal or a reader's eye. */
const traps = [
  '"',
  "'",
  "\\",
  "$HOME",
  "`id`",
  "$(touch executed)",
  `\${var.x}`,
  "%{ if true }",
  "{{ lookup('pipe', 'touch executed') }}",
  "\n",
  "\r\n",
  "\0",
  "\t",
  "; rm -rf /",
  "' ; touch executed ; '",
  "'; touch executed #",
  "\u2018quoted\u2019",
  "$($x)",
  "EOF\n",
  "'@\n",
  '"@\n',
  "*/",
  "<!-- --> ``` | # *x*",
  "~~~",
  "é",
  "😀",
  "\u202Ergb",
  "\u2028",
  " leading and trailing ",
  "a\\;b",
  "\\042",
  "@",
  "#",
  "=1+1",
  "!ref",
  "null",
  "0x10",
  "-v",
  "--zone=x",
];

/** The octets of a text in UTF-8, as characters below 256. */
function octets(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...traps).map(octets) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...traps), { minLength: 2, maxLength: 4 }).map((all) => octets(all.join(""))),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 }).map((all) => String.fromCharCode(...all)),
  },
  { weight: 1, arbitrary: fc.constantFrom("x".repeat(255), "y".repeat(256), "z".repeat(700), "v=spf1 -all", "") },
);

/** A text of any length in strings of at most 255 octets, divided there or earlier. */
const strings = fc
  .oneof(
    { weight: 4, arbitrary: text.map((one) => [one]) },
    { weight: 1, arbitrary: fc.array(text, { minLength: 2, maxLength: 3 }) },
  )
  .map((all) => all.flatMap((one) => (one.length <= 255 ? [one] : (one.match(/.{1,255}/gs) ?? []))));

const plainLabels = [
  "mail",
  "autodiscover",
  "_autodiscover._tcp",
  "*",
  "*.w",
  "sel1._domainkey",
  "a.b",
  "-v",
  "null",
  "1",
];
const hostileLabels = [
  "a\\.b",
  'q\\"q',
  "s\\032s",
  "d\\$d",
  "n\\010n",
  "b\\`id\\`",
  "z\\000",
  "e\\195\\169",
  "a\\\\",
  "x\\;y",
  "u\\@v",
];

const quoted = (one: string) =>
  `"${Array.from(one, (char) => `\\${String(char.charCodeAt(0)).padStart(3, "0")}`).join("")}"`;

const target = fc.constantFrom("webmail.companya.com.", "mail.companyb.com.", 'q\\"q.companyb.com.', "*.x.example.");

/** Rdata by type; the traps stand wherever a type has text. */
const rdata: Readonly<Record<string, fc.Arbitrary<string>>> = {
  A: fc.nat(3).map((n) => `192.0.2.${n + 1}`),
  AAAA: fc.nat(3).map((n) => `2001:db8::${n + 1}`),
  MX: fc.tuple(fc.nat(65535), target).map((all) => all.join(" ")),
  SRV: fc.tuple(fc.nat(65535), fc.nat(9), fc.constantFrom(443, 5061), target).map((all) => all.join(" ")),
  TXT: strings.map((all) => all.map(quoted).join(" ")),
  CAA: fc
    .tuple(
      fc.constantFrom("0 issue", "128 iodef"),
      text.map((one) => one.slice(0, 60)),
    )
    .map(([head, one]) => `${head} ${quoted(one)}`),
  TLSA: fc.constantFrom(`3 1 1 ${"ab".repeat(32)}`),
  NS: target,
  HINFO: fc.tuple(text, text).map((all) => all.map((one) => quoted(one.slice(0, 60))).join(" ")),
  TYPE65280: fc.constant("\\# 3 AABBCC"),
};

const oneSet = fc
  .record({
    label: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom("@", ...plainLabels) },
      { weight: 1, arbitrary: fc.constantFrom(...hostileLabels) },
    ),
    type: fc.oneof(
      { weight: 2, arbitrary: fc.constant("TXT") },
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(rdata)) },
    ),
    ttl: fc.constantFrom(60, 300, 3600, 86400),
  })
  .chain(({ label, type, ttl }) =>
    fc.record({
      owner: fc.constant(label === "@" ? "companyb.com." : `${label}.companyb.com.`),
      type: fc.constant(type),
      ttl: fc.constant(ttl),
      before: fc.array(rdata[type] as fc.Arbitrary<string>, { maxLength: 2 }),
      after: fc.array(rdata[type] as fc.Arbitrary<string>, { maxLength: 2 }),
      kept: fc.boolean(),
    }),
  );

/** An owner that was an alias, or becomes one. */
const alias = fc.record({
  label: fc.constantFrom("owa", "x.y", "*.z"),
  to: target,
  addresses: fc.array(rdata.A as fc.Arbitrary<string>, { minLength: 1, maxLength: 2 }),
  becomes: fc.boolean(),
});

export interface HostileChange {
  readonly zone: Zone;
  readonly held: readonly RecordSpec[];
  readonly emission: Emission;
}

const head = `companyb.com. 3600 IN SOA ns.provider.example. hostmaster.companyb.com. 1 7200 3600 1209600 3600
companyb.com. 3600 IN NS ns.provider.example.
`;

/** A zone with traps wherever text is held, and a change of some of its sets. */
export const hostileChange: fc.Arbitrary<HostileChange> = fc
  .tuple(
    fc.uniqueArray(oneSet, { selector: ({ owner, type }) => `${owner} ${type}`, minLength: 1, maxLength: 4 }),
    fc.option(alias, { nil: undefined }),
  )
  .map(([sets, aliased]) => {
    const before: string[] = [];
    const after: string[] = [];
    for (const { owner, type, ttl, before: old, after: fresh, kept } of sets) {
      if (owner === "companyb.com." && type === "NS") continue;
      const line = (one: string) => recordText(spec(`${owner} ${ttl} IN ${type} ${one}`));
      before.push(...old.map(line));
      after.push(...(kept ? old : []).map(line), ...fresh.map(line));
    }
    if (aliased) {
      const owner = `${aliased.label}.companyb.com.`;
      const one = [`${owner} 3600 IN CNAME ${aliased.to}`];
      const other = aliased.addresses.map((address) => `${owner} 3600 IN A ${address}`);
      before.push(...(aliased.becomes ? other : one));
      after.push(...(aliased.becomes ? one : other));
    }
    return changeBetween([...new Set(before)], [...new Set(after)]);
  });

function changeBetween(before: readonly string[], after: readonly string[]): HostileChange {
  const zone = zoneOf(`${head}${before.join("\n")}\n`);
  const all = [...zone.all()];
  const edits: RecordEdit[] = [
    ...all
      .filter((record) => record.type !== "SOA" && !isProviders(record) && !after.includes(recordText(record)))
      .map((old): RecordEdit => ({ kind: "remove", old })),
    ...after.filter((line) => !before.includes(line)).map((line): RecordEdit => ({ kind: "add", record: spec(line) })),
  ];
  return {
    zone,
    held: all.map(({ span: _, ...record }) => record as RecordSpec),
    emission: emissionOf({ zone, edits }, ["A note\nof two lines: `touch executed` $(touch executed) */ --> \u202E'@"]),
  };
}

function isProviders({ owner, type }: ResourceRecord): boolean {
  return type === "NS" && owner === toName("companyb.com");
}
