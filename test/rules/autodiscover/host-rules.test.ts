import { describe, expect, test } from "vitest";
import { rule as slowApex } from "../../../src/rules/autodiscover/apex-slow-probe.js";
import { rule as foreignHost } from "../../../src/rules/autodiscover/autodiscover-host-foreign.js";
import { rule as uncoveredHost } from "../../../src/rules/autodiscover/autodiscover-host-not-on-certificate.js";
import { rule as httpsRecord } from "../../../src/rules/autodiscover/autodiscover-https-rr.js";
import { rule as unseenView } from "../../../src/rules/autodiscover/autodiscover-view-unknown.js";
import { rule as redirectMethod } from "../../../src/rules/autodiscover/http-redirect-method.js";
import { rule as internalTarget } from "../../../src/rules/autodiscover/public-internal-target.js";
import type { Rule } from "../../../src/rules/rule.js";
import type { EstateText } from "../../estate-from-text.js";
import { findingsOf, saidBy } from "../findings.js";

const hub = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";
const web = "203.0.113.80";

function estate(lines: string, { zones, ...more }: Partial<EstateText> = {}): EstateText {
  const texts = { "a.example.": hub, "b.example.": `@ MX 10 webmail.a.example.\n${lines}`, ...zones };
  return { zones: texts, certificate: "webmail.a.example", ...more };
}

const texts = (rule: Rule, text: EstateText) =>
  findingsOf(rule, text)
    .map(({ message, help }) => `${message} ${help}`)
    .join("\n");

describe("an HTTPS record of the host (RFC 9460)", () => {
  const record = "autodiscover HTTPS 1 . port=8443\n";
  const found = ["autodiscover.b.example. b.example. info certain"];
  test.each<[string, EstateText, string[]]>([
    ["with another port", estate(`${record}autodiscover A ${web}\n`), found],
    ["of a domain without mailboxes", estate(record, { domains: { "b.example": { mail: "none" } } }), []],
    ["below a zone cut", estate(`${record}autodiscover NS ns.dns.example.\n`), []],
    ["of another domain, of which no zone was given", estate("", { domains: { "c.example": {} } }), []],
  ])("%s", (_, text, said) => {
    expect(saidBy(httpsRecord, text)).toEqual(said);
  });

  test.each([
    [
      "with addresses beside it",
      `${record}autodiscover A ${web}\n`,
      "uses the address records",
      "Remove the HTTPS record",
    ],
    ["without", record, "finds no host there", "give it address records"],
  ])("%s", (_, lines, effect, help) => {
    const text = texts(httpsRecord, estate(lines));
    expect(text).toContain(effect);
    expect(text).toContain(help);
  });
});

describe("a redirect on port 80", () => {
  const path = "/autodiscover/autodiscover.xml";
  const to = (redirect: string, status?: 302 | 308) => ({
    hosts: { [web]: { https: "closed", http: { redirect, ...(status && { status }) } } } as const,
  });
  const host = `autodiscover A ${web}\n`;
  test.each<[string, EstateText, string[]]>([
    [
      "of which nobody said the status",
      estate(host, to(`https://webmail.a.example${path}`)),
      ["autodiscover.b.example. b.example. info certain"],
    ],
    ["with a status that Outlook follows", estate(host, to(`https://webmail.a.example${path}`, 302)), []],
    [
      "with one that it does not, and an SRV record that nobody takes",
      estate(`${host}_autodiscover._tcp SRV 0 0 444 webmail.a.example.\n`, to(`https://webmail.a.example${path}`, 308)),
      ["autodiscover.b.example. b.example. error certain"],
    ],
    [
      "of a host in a zone that was not supplied, so that no record is at fault",
      estate("autodiscover NS ns.dns.example.\n", {
        hosts: { "autodiscover.b.example.": { http: { redirect: "http://x.example/" } } },
      }),
      ["- b.example. error certain"],
    ],
  ])("%s", (_, text, said) => {
    expect(saidBy(redirectMethod, text)).toEqual(said);
  });
});

test("a redirect without a record of its host is reported at the domain", () => {
  const hosts = { "autodiscover.b.example.": { http: { redirect: "http://x.example/" } } } as const;
  const [found] = findingsOf(redirectMethod, estate("autodiscover NS ns.dns.example.\n", { hosts }));
  expect(found?.at.source.path).toBe("b.example.zone");
});

describe("a target that nobody outside can resolve", () => {
  test.each<[string, EstateText, string[]]>([
    ["of mail", estate("@ MX 20 mail.corp.local.\n"), ["b.example. b.example. error certain"]],
    [
      "of the autodiscover host",
      estate("autodiscover CNAME mail.corp.local.\n"),
      ["autodiscover.b.example. b.example. error certain"],
    ],
    [
      "of a zone without mail",
      estate("", { zones: { "c.example.": "www CNAME web.corp.local.\n" } }),
      ["www.c.example. - error certain"],
    ],
    ["of a DNAME, which stands for no host", estate("tree DNAME corp.local.\n"), []],
  ])("%s", (_, text, said) => {
    expect(saidBy(internalTarget, text)).toEqual(said);
  });
});

describe("a slow apex", () => {
  const dropped = { hosts: { [web]: { https: "dropped" } } } as const;
  test.each<[string, EstateText, string[]]>([
    ["of a web site", estate(`@ A ${web}\n`, dropped), ["b.example. b.example. info certain"]],
    [
      "declared by its name",
      estate(`@ A ${web}\n`, { hosts: { "b.example.": { https: "dropped" } } }),
      ["b.example. b.example. info certain"],
    ],
    [
      "that clients are sent to by an SRV record",
      estate(`@ A ${web}\n_autodiscover._tcp SRV 0 0 443 @\n`, dropped),
      [],
    ],
    [
      "that is a mail access name itself",
      estate("", {
        ...dropped,
        certificate: "webmail.a.example mail.b.example",
        domains: { "mail.b.example": {} },
        zones: { "mail.b.example.": `@ A ${web}\n` },
      }),
      [],
    ],
  ])("%s", (_, text, said) => {
    expect(saidBy(slowApex, text)).toEqual(said);
  });
});

test.each<[string, Partial<EstateText>, string]>([
  [
    "only its internal zone was given",
    { internal: { "c.example.": "autodiscover A 10.0.0.5\n" } },
    "Of c.example only an internal zone was given",
  ],
  ["no zone was given", {}, "No zone was given that holds c.example"],
])("of a domain %s", (_, more, said) => {
  expect(texts(unseenView, estate("", { ...more, domains: { "c.example": {} } }))).toContain(said);
});

test.each<[string, Partial<EstateText>, string]>([
  [
    "declared to be here",
    { domains: { "b.example": { mail: "on-premises" } } },
    "while the mailboxes of b.example are on Exchange here",
  ],
  ["perhaps here, as the mail is", {}, "while the mail of b.example is delivered to Exchange here"],
])("a host at Microsoft 365, the mailboxes %s", (_, more, said) => {
  expect(texts(foreignHost, estate("autodiscover CNAME autodiscover.outlook.com.\n", more))).toContain(said);
});

test.each<[string, Partial<EstateText>, string]>([
  ["that presents ours", {}, "Either put autodiscover.b.example on the certificate"],
  [
    "that presents another one",
    { hosts: { "203.0.113.10": { names: ["exch.corp.example"] } } },
    "Put autodiscover.b.example on the certificate of that host",
  ],
])("what to do about a host at Exchange without its name on the certificate %s", (_, more, said) => {
  expect(texts(uncoveredHost, estate("autodiscover A 203.0.113.10\n", more))).toContain(said);
});
