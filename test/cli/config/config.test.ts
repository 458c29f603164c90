import { describe, expect, test } from "vitest";
import { readConfig } from "../../../src/cli/config/read.js";
import { positionAt } from "../../../src/text/position.js";
import type { SourceFile } from "../../../src/text/source.js";

const ruleIds = ["srv-missing", "srv-shadowed"];

function read(text: string, path = "zonewright.yaml") {
  const source: SourceFile = { path, bytes: new TextEncoder().encode(text), encoding: "utf-8" };
  const config = readConfig(source, `/project/${path}`, ruleIds);
  if (!("faults" in config)) return { config, faults: [] };
  const faults = config.faults.map(({ at, reason }) => {
    const { line, column } = positionAt(source, at.start);
    return `${line}:${column} ${reason}`;
  });
  return { config: undefined, faults };
}

const whole = `certificates:
  - { file: certs/mail.cer, services: [iis, smtp], label: mail }
  - { names: [webmail.companyA.com, "*.companyA.com"], issuer: private }
zones: { public: [zones, { path: export.txt, origin: companyD.com }], internal: [zones/internal] }
domains:
  companyB.com: { mail: on-premises, federation: { proofs: ["abc=="] }, clients: [outlook, mobile] }
  companyC.com:
  müller.example: { federation: false }
hosts:
  203.0.113.80: { https: open, names: ["*.hoster.example"], http: { redirect: "https://a.example/", status: 301 } }
  2001:DB8:0::1: { role: exchange, certificate: mail, autodiscover: none }
  Mail.companyA.com: { https: closed, http: open }
exchange: { version: 2019, autodiscoverServiceInternalUri: "https://mail.companya.com/Autodiscover/Autodiscover.xml", urls: ["https://a.example/owa"] }
rules: { srv-missing: off, srv-shadowed: warning }
ignore: [{ rule: srv-missing, zone: companyB.com, owner: autodiscover, type: a, reason: "known", until: 2027-01-31 }]
`;

test("everything that design says is read", () => {
  const { config, faults } = read(whole);
  expect(faults).toEqual([]);
  expect(config?.certificates).toMatchObject([
    { file: "/project/certs/mail.cer", services: ["iis", "smtp"], label: "mail" },
    { names: [{ text: "webmail.companyA.com" }, { text: "*.companyA.com" }], services: [], issuer: "private" },
  ]);
  expect(config?.zones).toMatchObject({
    public: [{ path: "/project/zones" }, { path: "/project/export.txt", origin: "companyd.com." }],
    internal: [{ path: "/project/zones/internal" }],
  });
  expect(config?.domains).toMatchObject([
    { name: "companyb.com.", mail: "on-premises", federation: { proofs: ["abc=="] }, clients: ["outlook", "mobile"] },
    { name: "companyc.com." },
    { name: "xn--mller-kva.example.", federation: false },
  ]);
  expect([...(config?.hosts.keys() ?? [])]).toEqual(["203.0.113.80", "2001:db8::1", "mail.companya.com."]);
  expect(config?.exchange).toMatchObject({
    version: "2019",
    autodiscoverServiceInternalUri: { uri: "https://mail.companya.com/Autodiscover/Autodiscover.xml" },
    urls: [{ uri: "https://a.example/owa" }],
  });
  expect(config?.rules).toEqual(
    new Map([
      ["srv-missing", "off"],
      ["srv-shadowed", "warning"],
    ]),
  );
  expect(config?.ignore).toMatchObject([
    { rule: "srv-missing", zone: "companyb.com.", owner: "autodiscover.companyb.com.", type: "A", reason: "known" },
  ]);
});

test("what Microsoft 365 asked for, and what an issuer calls itself", () => {
  const { config, faults } = read(`certificates: [{ file: a.cer, caa: [LetsEncrypt.org., pki.goog] }]
domains: { companyB.com: { m365: { cloud: dod, mx: B.mail.example, dkim: [s1.example, S2.example] } } }
`);
  expect(faults).toEqual([]);
  expect(config?.certificates).toMatchObject([{ caa: ["letsencrypt.org", "pki.goog"] }]);
  const asked = (owner: string, type: string, data: object) => ({ record: { owner, type, data }, isOptional: false });
  expect(config?.domains[0]?.m365).toMatchObject({
    cloud: "dod",
    expected: [
      asked("companyb.com.", "MX", { preference: 0, exchange: "b.mail.example." }),
      asked("selector1._domainkey.companyb.com.", "CNAME", { target: "s1.example." }),
      asked("selector2._domainkey.companyb.com.", "CNAME", { target: "s2.example." }),
    ],
  });
});

test("domains, certificate names and URIs know their place, also after characters of several bytes", () => {
  const { config } = read(whole);
  const placeOf = (at: { source: SourceFile; start: number; end: number } | undefined) => {
    if (!at) return undefined;
    const { line, column } = positionAt(at.source, at.start);
    return [line, column, new TextDecoder().decode(at.source.bytes.subarray(at.start, at.end))];
  };
  expect(config?.domains.map(({ at }) => placeOf(at))).toEqual([
    [6, 3, "companyB.com"],
    [7, 3, "companyC.com"],
    [8, 3, "müller.example"],
  ]);
  expect(placeOf(config?.certificates[0]?.at)).toEqual([2, 13, "certs/mail.cer"]);
  expect(placeOf(config?.certificates[1]?.names[1]?.at)).toEqual([3, 37, '"*.companyA.com"']);
  expect(placeOf(config?.exchange?.autodiscoverServiceInternalUri?.at)?.slice(0, 2)).toEqual([13, 60]);
});

test("JSON is read as well, with tabs, and an empty file is an empty configuration", () => {
  const { config } = read(
    '{\n\t"$schema": "./schema.json",\n\t"rules": { "srv-missing": "off" }\n}\n',
    "zonewright.json",
  );
  expect(config?.rules.get("srv-missing")).toBe("off");
  expect(read("").config?.domains).toEqual([]);
  expect(read("\ufeff# nothing yet\n").config?.domains).toEqual([]);
});

describe("a fault names its place, what is wrong and what was probably meant", () => {
  test.each([
    ["certficates: []\n", ['1:1 unknown key "certficates"; did you mean certificates?']],
    ["xyzzy: 1\n", ['1:1 unknown key "xyzzy"']],
    [
      "zones: { public: [{ pth: a }] }\n",
      ['1:19 the key "path" is missing', '1:21 unknown key "pth"; did you mean path?'],
    ],
    ["zones: zones\n", ["1:8 zones: must be a mapping of public, internal"]],
    ["zones: { public: zones }\n", ["1:18 public: must be a list"]],
    ["zones: { public: [1] }\n", ["1:19 public: must be a path, or a mapping of `path` and `origin`"]],
    [
      "rules: { srv-missing: of }\n",
      ['1:23 srv-missing: must be error, warning, info or off, not "of"; did you mean off?'],
    ],
    ["rules: { srv-mising: off }\n", ['1:10 unknown rule "srv-mising"; did you mean srv-missing?']],
    ["ignore: [{ rule: srv-missing }]\n", ['1:10 the key "reason" is missing']],
    ["ignore: [{ rule: nope-nope, reason: x }]\n", ['1:18 unknown rule "nope-nope"; zonewright rules lists them all']],
    [
      "ignore: [{ rule: srv-missing, reason: x, until: 2027-02-30 }]\n",
      ['1:49 "2027-02-30" is not a date; write it as 2027-01-31'],
    ],
    [
      "domains:\n  companyB.com: { mail: cloud }\n",
      ['2:25 mail: must be on-premises, exchange-online, hybrid or none, not "cloud"'],
    ],
    ["domains:\n  'a..b': {}\n", ['2:3 "a..b" is not a domain name']],
    [
      "domains: { a.example: { federation: { proof: [] } } }\n",
      ['1:37 the key "proofs" is missing', '1:39 unknown key "proof"; did you mean proofs?'],
    ],
    ["certificates: [{ label: x }]\n", ["1:16 a certificate needs either `file`, or `names` while it is planned"]],
    [
      "certificates: [{ file: a, names: [b.example] }]\n",
      ["1:16 a certificate needs either `file`, or `names` while it is planned"],
    ],
    [
      "exchange: { autodiscoverServiceInternalUri: mail.a.example }\n",
      ['1:45 "mail.a.example" is not a URL; write it whole, with https://'],
    ],
    ["exchange: { version: 2021 }\n", ['1:22 version: must be 2007, 2010, 2013, 2016, 2019 or se, not "2021"']],
    ["hosts: { 'a b': {} }\n", ['1:10 "a b" is neither a host name nor an address']],
    ["rules: {}\nrules: {}\n", ["2:1 Map keys must be unique"]],
    ["zones: [\n", ["2:1 Flow sequence in block collection must be sufficiently indented and end with a ]"]],
    [
      "- a\n",
      ["1:1 must be a mapping of certificates, zones, views, domains, hosts, facts, exchange, dialect, rules, ignore"],
    ],
  ])("%j", (text, faults) => {
    expect(read(text).faults).toEqual(faults);
  });

  test("aliases that would expand without end", () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 8 }, (_, i) => {
      const [name, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(", ")}]`;
    }).join("\n")}\n`;
    expect(read(bomb).faults).toHaveLength(1);
  });
});
