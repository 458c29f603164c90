import { expect, test } from "vitest";
import type { Correction, Finding, Fix, Report, ZoneEdit } from "../../src/finding.js";
import { prettyReport } from "../../src/report/pretty.js";
import { plainTheme } from "../../src/report/theme.js";
import type { SourceFile, Span } from "../../src/text/source.js";
import type { Name } from "../../src/zone/name.js";
import { toName } from "../../src/zone/name.js";
import { readZone } from "../../src/zone/reader.js";

const text = `$ORIGIN companyb.com.
$TTL 3600
@ IN SOA ns1.example. hostmaster 1 7200 3600 1209600 3600
\tMX 10 webmail.companya.com.
autodiscover\tA\t203.0.113.10 ; Exchange
`;
const source: SourceFile = {
  path: "zones/companyb.com.zone",
  bytes: new TextEncoder().encode(text),
  encoding: "utf-8",
};
const names: SourceFile = { path: "names.txt", bytes: new TextEncoder().encode("a.example\n"), encoding: "utf-8" };
const { zone } = readZone(source);
const domain = toName("companyb.com") as Name;
const [host] = zone.records(toName("autodiscover.companyb.com") as Name, "A");
const [mx] = zone.records(domain, "MX");

const add: ZoneEdit = {
  zone,
  edit: {
    kind: "add",
    record: {
      owner: toName("_autodiscover._tcp.companyb.com") as Name,
      ttl: 3600,
      type: "SRV",
      data: { priority: 0, weight: 0, port: 443, target: toName("webmail.companya.com") as Name },
    },
  },
};
const remove: ZoneEdit = { zone, edit: { kind: "remove", old: host! } };
const command = {
  shell: "exchange",
  text: "New-ExchangeCertificate -GenerateRequest\n$line2",
  why: "The other way",
} as const;
const cure: Fix = { safety: "unsafe", summary: "Lead it elsewhere", edits: [add, remove], commands: [command] };

function finding(fields: Partial<Finding> & { at: Span }): Finding {
  return {
    rule: "some-rule",
    severity: "error",
    certainty: "certain",
    message: "This is wrong, and that is what people see.",
    help: "Do something about it.",
    related: [],
    ...fields,
  };
}

const correction: Correction = {
  domain,
  answers: ["srv-missing"],
  summary: "Lead it elsewhere",
  steps: [
    {
      answers: ["srv-missing"],
      edits: [add],
      wait: 3600,
      why: "resolvers remember this long that there was none (RFC 2308 §5)",
    },
    { answers: ["srv-missing"], edits: [remove], wait: 5400, why: "resolvers keep it this long" },
  ],
  advice: ["Outlook asks once."],
  commands: [command],
};

const report: Report = {
  zones: 1,
  records: 3,
  findings: [
    finding({
      at: host!.span,
      fix: cure,
      message:
        "autodiscover.companyb.com leads to Exchange, but the certificate does not carry that name. Outlook on every companyb.com mailbox warns about the name on the security certificate.",
      related: [{ message: "the names on the certificate: a.example", at: { source: names, start: 0, end: 9 } }],
    }),
    finding({ at: mx!.span, rule: "a-rule", severity: "warning", certainty: "possible", fix: cure }),
    finding({
      at: { source: names, start: 0, end: 9 },
      rule: "b-rule",
      severity: "info",
      fix: { safety: "manual", summary: "It is your decision", edits: [], commands: [] },
      help: "First this.\nThen that.",
    }),
  ],
  skipped: [
    { rule: "x-rule", missing: "certificate dates" },
    { rule: "y-rule", missing: "certificate dates" },
    { rule: "z-rule", missing: "zone", domain: toName("companyd.com") as Name },
  ],
  inferences: [
    { about: "accepted domain", subject: "companyb.com", because: "its zone has an MX record" },
    { about: "accepted domain", subject: "companyc.com", because: "its zone has an MX record" },
    { about: "exchange address", subject: "203.0.113.10", because: "webmail.companya.com resolves to it" },
  ],
  corrections: [correction],
};

const golden = `names.txt:1:1  info  b-rule
  This is wrong, and that is what people see.

  1 | a.example
    | ^^^^^^^^^

  help: First this.
        Then that.
  fix: It is your decision
  docs: docs/rules/b-rule.md (zonewright explain b-rule)

zones/companyb.com.zone:4:2  warning (possible)  a-rule
  This is wrong, and that is what people see.

  4 |         MX 10 webmail.companya.com.
    |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^

  help: Do something about it.
  fix: Lead it elsewhere (unsafe: it removes or replaces)
       zones/companyb.com.zone
             + _autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.
           5 - autodiscover A 203.0.113.10
  docs: docs/rules/a-rule.md (zonewright explain a-rule)

zones/companyb.com.zone:5:1  error  some-rule
  autodiscover.companyb.com leads to Exchange, but the certificate does not carry that name. Outlook
  on every companyb.com mailbox warns about the name on the security certificate.

  5 | autodiscover    A       203.0.113.10 ; Exchange
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

  note: names.txt:1: the names on the certificate: a.example
  help: Do something about it.
  fix: the same as at zones/companyb.com.zone:4
  docs: docs/rules/some-rule.md (zonewright explain some-rule)

Corrections

  companyb.com: Lead it elsewhere
    1. Add:
       zones/companyb.com.zone
             + _autodiscover._tcp.companyb.com. 3600 IN SRV 0 0 443 webmail.companya.com.
       Then wait 1 hour: resolvers remember this long that there was none (RFC 2308 section 5).
    2. Remove:
       zones/companyb.com.zone
           5 - autodiscover A 203.0.113.10
       It is seen everywhere after 1 hour 30 minutes: resolvers keep it this long.
    - Outlook asks once.
    The other way (in the Exchange Management Shell):
        New-ExchangeCertificate -GenerateRequest
        $line2

Inferred
  accepted domain: companyb.com, companyc.com (its zone has an MX record)
  exchange address: 203.0.113.10 (webmail.companya.com resolves to it)

Not judged
  without certificate dates: x-rule, y-rule. A list of names has no dates, nor has a request: give
    the certificate itself with --cert FILE.
  without zone: z-rule for companyd.com. Give the zone file of the domain, or of the domain above
                it.

1 zone, 3 records: 1 error, 1 warning, 1 info; 3 checks not made
2 in other files not shown
`;

const docs = (rule: string) => `docs/rules/${rule}.md`;

const prettyText = (...args: Parameters<typeof prettyReport>) => [...prettyReport(...args)].join("");

test("a report for people, as it was looked at", () => {
  expect(prettyText(report, plainTheme, docs, ["2 in other files not shown"])).toBe(golden);
});

test("commands that several domains share come once, after them", () => {
  const other = { ...correction, domain: toName("companyc.com") as Name };
  const out = prettyText({ ...report, findings: [], corrections: [correction, other] }, plainTheme, docs);
  expect(out.match(/\$line2/g)).toHaveLength(1);
  expect(out).toMatch(/\n {2}companyb\.com, companyc\.com:\n {4}The other way \(in the Exchange Management Shell\):\n/);
});

test("an estate of many zones ends in few lines", () => {
  const inferences = Array.from({ length: 500 }, (_, i) => ({
    about: "origin" as const,
    subject: `d${i}.example`,
    because: `d${i}.zone: the owner of the SOA record`,
  }));
  const out = prettyText({ ...report, findings: [], corrections: [], inferences }, plainTheme, docs);
  expect(out.split("\n").length).toBeLessThan(25);
  expect(out).toContain("origin: and 492 more");
});

test("readable names stand beside A-labels, once", () => {
  const message = "xn--mller-kva.example and autodiscover.xn--mller-kva.example. Again xn--mller-kva.example.";
  const out = prettyText({ ...report, findings: [finding({ at: mx!.span, message })] }, plainTheme, docs);
  expect(out.replace(/\s+/g, " ")).toContain(
    "xn--mller-kva.example (müller.example) and autodiscover.xn--mller-kva.example (autodiscover.müller.example). Again xn--mller-kva.example.",
  );
});

test("the name of a file is left as it is", () => {
  const message = "zones/xn--mller-kva.example.zone holds https://xn--mller-kva.example.";
  const out = prettyText({ ...report, findings: [finding({ at: mx!.span, message })] }, plainTheme, docs);
  expect(out.replace(/\s+/g, " ")).toContain(
    "zones/xn--mller-kva.example.zone holds https://xn--mller-kva.example (müller.example).",
  );
});
