import { describe, expect, test } from "vitest";
import { assess } from "../../src/autodiscover/assessment.js";
import { uncoveredLegacyNames } from "../../src/autodiscover/legacy-name.js";
import { uncoveredMailHosts } from "../../src/autodiscover/mail-host.js";
import { mailProgramWildcards } from "../../src/autodiscover/mail-program-wildcard.js";
import { mailServiceFaults } from "../../src/autodiscover/mail-service.js";
import { missingServiceNames } from "../../src/autodiscover/missing-service-name.js";
import { surveyOf } from "../../src/autodiscover/survey.js";
import type { CertificateService } from "../../src/certificate/certificate.js";
import { namesInArguments, plannedCertificate } from "../../src/certificate/planned.js";
import type { Estate, ExchangeConnector, ExchangeMailProtocol } from "../../src/estate/estate.js";
import { type EstateText, estateFromText } from "../estate-from-text.js";
import { nameOf, sourceFromText } from "../zone-from-text.js";

const at = { source: sourceFromText("", "zonewright.yaml"), start: 0, end: 0 };
const mail = "@ MX 10 webmail\nwebmail A 203.0.113.10\n";

/** Certificates by their names, each with the services that it was said to serve: `webmail.a.example for iis`. */
function certificates(...texts: readonly string[]) {
  return texts.map((text) => {
    const [names = "", services = ""] = text.split(" for ");
    const planned = plannedCertificate(namesInArguments("--san", names.split(" ").filter(Boolean)));
    return { ...planned, services: services.split(" ").filter(Boolean) as CertificateService[] };
  });
}

function judged(lines: string, given: readonly string[], more: Partial<EstateText> = {}) {
  const text = { zones: { "a.example.": mail + lines }, ...more };
  const estate: Estate = { ...estateFromText(text), certificates: certificates(...given) };
  const survey = surveyOf(estate);
  return { estate, assessments: estate.domains.map((domain) => assess(survey, domain)) };
}

const none = { domains: { "a.example": { mail: "none" } } } as const;
const moved = { domains: { "a.example": { mail: "exchange-online" } } } as const;

describe("an MX host that no certificate for mail transport carries", () => {
  const found = (...asked: Parameters<typeof judged>) =>
    uncoveredMailHosts(judged(...asked).assessments).map(({ name, uses, isStated, certainty, promised }) =>
      [name, certainty, isStated ? "stated" : "", promised ?? "", uses.length].filter(Boolean).join(" "),
    );
  const iis = "webmail.a.example autodiscover.a.example for iis";
  const policy = '_mta-sts TXT "v=STSv1; id=1;"\n';
  const two = {
    zones: { "a.example.": `${mail}@ MX 20 mx\nmx A 203.0.113.10\n`, "b.example.": "@ MX 20 mx.a.example.\n" },
  };
  const mx = "@ MX 20 mx\nmx A 203.0.113.10\n";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["another one is said to", mx, ["webmail.a.example for smtp", iis], {}, ["mx.a.example. certain stated 1"]],
    ["one does", mx, ["mx.a.example webmail.a.example for smtp", iis], {}, []],
    ["nobody said which", mx, ["webmail.a.example autodiscover.a.example"], {}, []],
    [
      "nobody said which, and a valid one was promised (RFC 8461)",
      mx + policy,
      ["webmail.a.example autodiscover.a.example"],
      {},
      ["mx.a.example. possible a.example. 1"],
    ],
    [
      "a valid one was promised, and another one is said to",
      mx + policy,
      ["webmail.a.example for smtp", iis],
      {},
      ["mx.a.example. certain stated a.example. 1"],
    ],
    [
      "none was given, of a host that was declared Exchange",
      mx + policy,
      [],
      { hosts: { "203.0.113.10": { role: "exchange" } } },
      [],
    ],
    [
      "one of two is said to",
      mx,
      ["webmail.a.example for smtp", "webmail.a.example autodiscover.a.example"],
      {},
      ["mx.a.example. certain stated 1"],
    ],
    [
      "and the host is deep below a zone behind a proxy",
      "@ MX 20 mx.deep\nmx.deep A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is where clients are well served",
      "@ MX 20 srv\n_autodiscover._tcp SRV 0 0 443 srv\nsrv A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example srv.a.example for iis"],
      {},
      ["srv.a.example. certain stated 1"],
    ],
    ["none was given", mx + policy, [], {}, []],
    [
      "and the host takes mail for two domains",
      "",
      ["webmail.a.example for smtp", iis],
      two,
      ["mx.a.example. certain stated 2"],
    ],
    [
      "and the host is an alias, of which another rule speaks",
      "@ MX 20 mx\nmx CNAME webmail\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is behind a proxy",
      "@ MX 20 mx\nmx A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      ["webmail.a.example for smtp", iis],
      {},
      [],
    ],
    ["and the host is a filter", "@ MX 20 mx\nmx A 203.0.113.60\n", ["webmail.a.example for smtp", iis], {}, []],
    [
      "and the host has one of its own",
      mx,
      ["webmail.a.example for smtp", iis],
      { hosts: { "mx.a.example.": { names: ["mx.a.example"] } } },
      [],
    ],
    [
      "and the walk speaks of the host",
      "@ MX 20 autodiscover\nautodiscover A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example for iis"],
      {},
      [],
    ],
    [
      "and a wildcard stands above the host, of which another rule speaks",
      "@ MX 20 mx.deep\nmx.deep A 203.0.113.10\n",
      ["*.a.example webmail.a.example for smtp", iis],
      {},
      [],
    ],
    [
      "and the host is where clients are sent too, by a record that mail does not use",
      "_autodiscover._tcp SRV 0 0 443 srv\nsrv A 203.0.113.10\n",
      ["webmail.a.example for smtp", "webmail.a.example srv.a.example for iis"],
      {},
      [],
    ],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, more)).toEqual(said);
  });

  test("nothing without domains", () => {
    expect(uncoveredMailHosts([])).toEqual([]);
  });
});

describe("an SRV record for mail programs (RFC 6186)", () => {
  const found = (...asked: Parameters<typeof judged>) =>
    judged(...asked).assessments.flatMap((assessment) =>
      [...mailServiceFaults(assessment)].map(
        ({ record, kind, certainty }) => `${record.data.target} ${kind} ${certainty}`,
      ),
    );
  const imap = "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.10\n";
  const known = "webmail.a.example autodiscover.a.example";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["to a name that is not on the certificate", imap, [known], {}, ["imap.a.example. not on certificate possible"]],
    [
      "to one that is not on the certificate that is said to serve it",
      imap,
      [`${known} for iis`, "webmail.a.example for imap"],
      {},
      ["imap.a.example. not on certificate certain"],
    ],
    [
      "where one of several certificates is said to serve it",
      imap,
      [known, "webmail.a.example for imap"],
      {},
      ["imap.a.example. not on certificate certain"],
    ],
    ["to a name on the certificate", imap, [`${known} imap.a.example`], {}, []],
    ["where the certificate carries the mail domain (RFC 7817 §3)", imap, [`${known} a.example`], {}, []],
    ["without a certificate", imap, [], {}, []],
    [
      "without a certificate, to a host that was declared Exchange",
      imap,
      [],
      { hosts: { "203.0.113.10": { role: "exchange" } } },
      [],
    ],
    [
      "to a host deep below a zone behind a proxy",
      "_imaps._tcp SRV 0 0 993 imap.deep\nimap.deep A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      [known],
      {},
      [],
    ],
    ["to another host", "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.60\n", [known], {}, []],
    [
      "to an alias, of which another rule speaks",
      "_imaps._tcp SRV 0 0 993 imap\nimap CNAME webmail\n",
      [known],
      {},
      [],
    ],
    [
      "to a host behind a proxy",
      "_imaps._tcp SRV 0 0 993 imap\nimap A 203.0.113.10 ; cf_tags=cf-proxied:true\n",
      [known],
      {},
      [],
    ],
    [
      "to a host with a certificate of its own",
      imap,
      [known],
      { hosts: { "imap.a.example.": { names: ["imap.a.example"] } } },
      [],
    ],
    [
      "that says no beside one that says yes",
      `${imap}_imaps._tcp SRV 0 0 0 .\n`,
      [`${known} imap.a.example`],
      {},
      [". refused certain"],
    ],
    ["that says no alone", "_imaps._tcp SRV 0 0 0 .\n", [known], {}, []],
    ["of a domain without mailboxes", imap, [known], none, []],
    ["of a delegated branch", `${imap}_tcp NS ns.dns.example.\n`, [known], {}, []],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, more)).toEqual(said);
  });

  test("nothing of a domain without a zone", () => {
    const text = { zones: { "a.example.": mail }, domains: { "c.example": {} } };
    expect(found("", [known], text)).toEqual([]);
  });
});

describe("a wildcard for POP or IMAP (Enable-ExchangeCertificate: not assigned to them)", () => {
  const set = (protocol: "pop" | "imap", certificateName: string): ExchangeMailProtocol => ({
    protocol,
    certificateName,
    at,
  });
  const found = (
    lines: string,
    given: readonly string[],
    settings: readonly ExchangeMailProtocol[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], mailProtocols: settings }, ...more });
    return [...mailProgramWildcards(estate, assessments)].map(({ protocols, wildcard, settings: setting, host }) =>
      [protocols.join("+"), wildcard, setting ? "set" : "", host ?? ""].filter(Boolean).join(" "),
    );
  };
  const imap = "imap A 203.0.113.10\n";
  const both = "imap A 203.0.113.10\npop A 203.0.113.10\n";
  const wild = "webmail.a.example *.a.example";
  test.each<[string, string, string[], ExchangeMailProtocol[], Partial<EstateText>, string[]]>([
    ["covers the host", imap, [wild], [], {}, ["imap *.a.example imap.a.example."]],
    ["covers the hosts of both", both, [wild], [], {}, ["pop+imap *.a.example pop.a.example."]],
    ["stands beside the host", imap, [`${wild} imap.a.example`], [], {}, []],
    ["is not on the certificate that serves it", imap, [`${wild} for iis`, "imap.a.example for imap"], [], {}, []],
    [
      "is on the first of two certificates",
      imap,
      [wild, "imap.b.example"],
      [],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "stands after other names",
      imap,
      ["webmail.a.example mail.a.example *.a.example"],
      [],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    ["covers the host, which the settings name", imap, [wild], [set("imap", "imap.a.example")], {}, []],
    [
      "covers the host, and the settings of the other protocol name it",
      imap,
      [wild],
      [set("pop", "imap.a.example")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "covers the host, and the settings name one that it does not cover",
      imap,
      [wild],
      [set("imap", "imap.b.example")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "covers the host, and the settings name nothing",
      imap,
      [wild],
      [set("imap", "")],
      {},
      ["imap *.a.example imap.a.example."],
    ],
    [
      "is set, and covers the host",
      imap,
      [wild],
      [set("imap", "*.a.example")],
      {},
      ["imap *.a.example set imap.a.example."],
    ],
    [
      "is set beside a host that is set right",
      both,
      [wild],
      [set("pop", "pop.a.example"), set("imap", " *.A.example ")],
      {},
      ["imap *.A.example set imap.a.example."],
    ],
    ["is set, and no host is known", "", [wild], [set("imap", "*.a.example")], {}, ["imap *.a.example set"]],
    [
      "is set, on a certificate without one",
      imap,
      ["webmail.a.example"],
      [set("imap", "*.b.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "is set beside a host, on a certificate without one",
      "",
      ["webmail.a.example"],
      [set("imap", "*.b.example"), set("pop", "pop.a.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "covers the host, and the settings name another",
      imap,
      [wild],
      [set("imap", "*.b.example")],
      {},
      ["imap *.b.example set"],
    ],
    [
      "is all that the certificate has, and no host is known",
      "",
      ["*.a.example for imap iis"],
      [],
      {},
      ["imap *.a.example"],
    ],
    [
      "is all that the certificate has beside another, and no host is known",
      "",
      ["*.a.example *.b.example for imap iis"],
      [],
      {},
      ["imap *.a.example"],
    ],
    [
      "is not all that the certificate has, and no host is known",
      "",
      ["*.a.example webmail.b.example for imap iis"],
      [],
      {},
      [],
    ],
    [
      "is not all that the certificate has first, and no host is known",
      "",
      ["webmail.b.example *.a.example for imap iis"],
      [],
      {},
      [],
    ],
    ["is all that the certificate has, and nobody said that it serves them", "", ["*.a.example"], [], {}, []],
    [
      "is all that the certificate has, and the host lies deeper",
      "_imaps._tcp SRV 0 0 993 deep.imap\ndeep.imap A 203.0.113.10\n",
      ["*.a.example for imap iis"],
      [],
      {},
      [],
    ],
    [
      "covers the host that an SRV record names",
      "_imaps._tcp SRV 0 0 993 mail\nmail A 203.0.113.10\n",
      [wild],
      [],
      {},
      ["imap *.a.example mail.a.example."],
    ],
    ["covers what an SRV record does not offer", "_imaps._tcp SRV 0 0 0 .\n", [wild], [], {}, []],
    [
      "covers a host that is not Exchange",
      "imap A 203.0.113.60\n",
      [wild],
      [],
      { hosts: { "203.0.113.60": { role: "web" } } },
      [],
    ],
    ["covers a host of a domain without mailboxes", imap, [wild], [], none, []],
    ["covers a host of a domain in Exchange Online", imap, [wild], [], moved, []],
    [
      "covers a domain without a zone too",
      imap,
      [wild],
      [],
      { domains: { "c.example": {} } },
      ["imap *.a.example imap.a.example."],
    ],
  ])("that %s", (_, lines, given, settings, more, said) => {
    expect(found(lines, given, settings, more)).toEqual(said);
  });

  test("is set where no domain is judged", () => {
    const estate = {
      ...judged("", [wild]).estate,
      exchange: { urls: [], mailProtocols: [set("imap", "*.a.example")] },
    };
    expect([...mailProgramWildcards(estate, [])]).toHaveLength(1);
  });
});

describe("the name of an older server", () => {
  const found = (
    lines: string,
    given: readonly string[],
    names: readonly string[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const legacyNames = names.map((text) => ({ name: nameOf(text), at }));
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], legacyNames }, ...more });
    return [...uncoveredLegacyNames(estate, assessments)].map(({ name, declared, record }) =>
      [name, declared ? "declared" : "", record?.type ?? ""].filter(Boolean).join(" "),
    );
  };
  const legacy = "legacy A 203.0.113.10\n";
  const known = "webmail.a.example autodiscover.a.example";
  const at10 = "203.0.113.10";
  test.each<[string, string, string[], string[], Partial<EstateText>, string[]]>([
    ["called so", legacy, [known], [], {}, ["legacy.a.example. A"]],
    ["called so, at another host", "legacy A 203.0.113.11\n", [known], [], {}, ["legacy.a.example. A"]],
    [
      "called so, at a web host",
      "legacy A 203.0.113.11\n",
      [known],
      [],
      { hosts: { "203.0.113.11": { role: "web" } } },
      [],
    ],
    ["called so, on the certificate", legacy, [`${known} legacy.a.example`], [], {}, []],
    [
      "called so, out of a wildcard's reach",
      "",
      ["webmail.a.example *.a.example"],
      [],
      { zones: { "a.example.": mail, "sub.a.example.": "@ MX 10 webmail.a.example.\nlegacy A 203.0.113.10\n" } },
      [],
    ],
    ["called so, closed", legacy, [known], [], { hosts: { [at10]: { https: "closed" } } }, []],
    ["called so, without addresses", 'legacy TXT "kept"\n', [known], [], {}, []],
    [
      "called so, delegated like the access name beside it",
      "",
      [known],
      [],
      { zones: { "a.example.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\nlegacy NS ns.dns.example.\n" } },
      [],
    ],
    ["called so, in a domain without mailboxes", legacy, [known], [], none, []],
    ["called so, in a domain in Exchange Online", legacy, [known], [], moved, []],
    ["nowhere", "", [known], [], {}, []],
    ["declared", "old A 203.0.113.11\n", [known], ["old.a.example"], {}, ["old.a.example. declared A"]],
    ["declared, and called so", legacy, [known], ["legacy.a.example"], {}, ["legacy.a.example. declared A"]],
    ["declared, in a zone that was not supplied", "", [known], ["old.c.example"], {}, ["old.c.example. declared"]],
    ["declared, on the certificate", "", [`${known} old.c.example`], ["old.c.example"], {}, []],
    [
      "declared, with a certificate of its own",
      "old A 203.0.113.11\n",
      [known],
      ["old.a.example"],
      { hosts: { "203.0.113.11": { names: ["old.a.example"] } } },
      [],
    ],
    [
      "declared, at Microsoft 365",
      "old CNAME outlook.office365.com.\n",
      [known],
      ["old.a.example"],
      { hosts: { "old.a.example.": { role: "m365" } } },
      [],
    ],
  ])("%s", (_, lines, given, names, more, said) => {
    expect(found(lines, given, names, more)).toEqual(said);
  });

  test("is judged where no domain is", () => {
    const estate = {
      ...judged("", [known]).estate,
      exchange: { urls: [], legacyNames: [{ name: nameOf("old.c.example"), at }] },
    };
    expect([...uncoveredLegacyNames(estate, [])]).toHaveLength(1);
  });
});

describe("a name of a service that no certificate carries", () => {
  const found = (
    lines: string,
    given: readonly string[],
    connectors: readonly ExchangeConnector[] = [],
    more: Partial<EstateText> = {},
  ) => {
    const { estate, assessments } = judged(lines, given, { exchange: { urls: [], connectors }, ...more });
    return [...missingServiceNames(estate, assessments)].map(({ kind, name }) => `${kind} ${name}`);
  };
  const known = "webmail.a.example autodiscover.a.example";
  const owa = "owa A 203.0.113.10\n";
  test.each<[string, string, string[], Partial<EstateText>, string[]]>([
    ["at an address that may be of a name outside", owa.replace("10", "60"), [`${known} mail.c.example`], {}, []],
    [
      "delegated like the access name beside it",
      "",
      [known],
      { zones: { "a.example.": "@ MX 10 webmail\nwebmail NS ns.dns.example.\nowa NS ns.dns.example.\n" } },
      [],
    ],
    ["that people dial", owa, [known], {}, ["accustomed owa.a.example."]],
    ["that it carries", owa, [`${known} owa.a.example`], {}, []],
    ["in a domain without mailboxes", owa, [known], none, []],
    ["in a domain in Exchange Online", owa, [known], moved, []],
    ["at another host", "owa A 203.0.113.60\n", [known], {}, []],
    [
      "at a host with a certificate of its own",
      owa,
      [known],
      { hosts: { "owa.a.example.": { names: ["owa.a.example"] } } },
      [],
    ],
    ["that an SRV record points to", `${owa}_imaps._tcp SRV 0 0 993 owa\n`, [known], {}, []],
    ["of which the walk speaks", `${owa}_autodiscover._tcp SRV 0 0 443 owa\n`, ["webmail.a.example"], {}, []],
    [
      "that Exchange hands out, of which another rule speaks",
      owa,
      [known],
      { exchange: { urls: [{ uri: "https://owa.a.example/owa", at }] } },
      [],
    ],
    [
      "of a domain that lies in a zone of another",
      "",
      [known],
      { zones: { "a.example.": `${mail}owa.b A 203.0.113.10\n` }, domains: { "b.a.example": {} } },
      ["accustomed owa.b.a.example."],
    ],
    ["beside a domain without a zone", owa, [known], { domains: { "c.example": {} } }, ["accustomed owa.a.example."]],
    ["that a wildcard answers for", "* A 203.0.113.10\n", [known], {}, []],
  ])("%s", (_, lines, given, more, said) => {
    expect(found(lines, given, [], more)).toEqual(said);
  });

  const connector = (more: Partial<ExchangeConnector> = {}): ExchangeConnector => ({
    ...{ direction: "receive", name: "EX01\\Client", fqdn: "smtp.a.example", bindings: [], enabled: true, at },
    ...more,
  });
  const { fqdn: _, ...nameless } = connector();
  test.each<[string, ExchangeConnector, string[], string[]]>([
    ["by which a connector finds its certificate", connector(), [known], ["connector smtp.a.example."]],
    ["of a connector that was told which", connector({ tlsCertificateName: "<I>CN=x<S>CN=y" }), [known], []],
    ["of a send connector", connector({ direction: "send" }), [known], []],
    ["of a connector that is switched off", connector({ enabled: false }), [known], []],
    ["of a connector with no name", nameless, [known], []],
    ["of a connector with a broken name", connector({ fqdn: "x..y" }), [known], []],
    ["of its own server", connector({ fqdn: "ex01.a.example" }), [known], []],
    ["inside", connector({ fqdn: "smtp.corp.local" }), [known], []],
    ["that it carries", connector(), [`${known} smtp.a.example`], []],
    ["of which nobody gave one for mail transport", connector(), [`${known} for iis`], []],
  ])("%s", (__, one, given, said) => {
    expect(found("", given, [one])).toEqual(said);
  });
});
