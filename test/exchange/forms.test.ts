import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { certificatesOf, domainsOf, faultsOf, inventoryFrom } from "./inventory-of.js";

const raw = readFileSync("fixtures/certificates/company-abc.cer");
const thumbprint = "5E920436B6A68E63C67E16C0E38FEE0A50C0E3D0";

describe("the JSON of Get-AcceptedDomain, in every form that ConvertTo-Json gives it", () => {
  const name = { SmtpDomain: { Domain: "contoso.com" }, Domain: "contoso.com", Address: "contoso.com", IsStar: false };
  test.each<[string, unknown, string]>([
    ["text", { DomainName: "contoso.com", DomainType: "ExternalRelay" }, "contoso.com. none undefined"],
    ["a list", [{ DomainName: "contoso.com", DomainType: "ExternalRelay" }], "contoso.com. none undefined"],
    ["a wrapped list", { value: [{ DomainName: "a.com", DomainType: 1 }], Count: 1 }, "a.com. none undefined"],
    ["numbers", { DomainName: "contoso.com", DomainType: 1 }, "contoso.com. none undefined"],
    ["authoritative", { DomainName: "contoso.com", DomainType: 0 }, "contoso.com. unknown undefined"],
    ["internal relay", { DomainName: "contoso.com", DomainType: 2 }, "contoso.com. unknown undefined"],
    ["objects", { DomainName: name, DomainType: { value: 1, Value: "ExternalRelay" } }, "contoso.com. none undefined"],
    ["value alone", { DomainName: name, DomainType: { value: "ExternalRelay" } }, "contoso.com. none undefined"],
    ["small letters", { domainname: "CONTOSO.com", domaintype: "externalrelay" }, "contoso.com. none undefined"],
  ])("%s", (_, value, domain) => {
    const inventory = inventoryFrom(value);
    expect([domainsOf(inventory), faultsOf(inventory)]).toEqual([[domain], []]);
  });

  test.each([
    ["UTF-16LE", Buffer.from('\uFEFF{"DomainName":"contoso.com","DomainType":0}', "utf16le")],
    ["UTF-8 with a byte order mark", Buffer.from('\uFEFF{"DomainName":"contoso.com","DomainType":0}')],
    ["after blank lines", Buffer.from('\r\n\r\n{"DomainName":"contoso.com","DomainType":0}')],
  ])("%s", (_, bytes) => {
    expect(domainsOf(inventoryFrom(bytes))).toEqual(["contoso.com. unknown undefined"]);
  });
});

describe("the JSON of other cmdlets", () => {
  const certificate = { Thumbprint: thumbprint, FriendlyName: "Mail", IsSelfSigned: false, Subject: "CN=x, C=XX" };
  const names = "webmail.companya.com autodiscover.companya.com";

  test.each<[string, object, string]>([
    ["octets", { Services: "IIS, SMTP", RawData: [...raw] }, `Mail: iis smtp: ${names}`],
    ["octets in base64", { Services: "IIS", RawData: raw.toString("base64") }, `Mail: iis: ${names}`],
    ["services as a number", { Services: 27, RawData: [...raw] }, `Mail: imap pop iis smtp: ${names}`],
    [
      "names as texts",
      { Services: { value: 8, Value: "IIS" }, CertificateDomains: ["a.com", "b.com"] },
      "Mail: iis: a.com b.com",
    ],
    [
      "names as objects",
      { Services: 8, CertificateDomains: [{ Address: "*.a.com", Domain: "a.com" }] },
      "Mail: iis: *.a.com",
    ],
    ["names in one text", { Services: 8, CertificateDomains: "a.com b.com" }, "Mail: iis: a.com b.com"],
    [
      "names in a wrapped list",
      { Services: 8, CertificateDomains: { value: ["a.com"], Count: 1 } },
      "Mail: iis: a.com",
    ],
  ])("a certificate: %s", (_, properties, expected) => {
    const inventory = inventoryFrom({ ...certificate, ...properties });
    expect([certificatesOf(inventory), faultsOf(inventory)]).toEqual([[expected], []]);
  });

  test("a certificate that no service uses is known and not judged", () => {
    const { certificates, facts } = inventoryFrom({ ...certificate, Services: "None", RawData: [...raw] });
    expect([certificates, facts.installed]).toMatchObject([[], [{ thumbprint, services: [] }]]);
  });

  test.each([
    ["/Date(1796947199000)/", "2026-12-10T23:59:59.000Z"],
    [{ value: "/Date(1796947199000)/", DisplayHint: 2, DateTime: "10 December" }, "2026-12-10T23:59:59.000Z"],
    ["2026-12-10T23:59:59Z", "2026-12-10T23:59:59.000Z"],
    // Nobody can tell the day from the month.
    ["12/10/2026 11:59:59 PM", undefined],
  ])("a date: %j", (NotAfter, expected) => {
    const { certificates } = inventoryFrom({ ...certificate, Services: 8, CertificateDomains: ["a.com"], NotAfter });
    expect(certificates[0]?.notAfter?.toISOString()).toBe(expected);
  });

  test.each([
    ["ThirdParty", "public"],
    ["Registry", "public"],
    ["Enterprise", "private"],
    ["GroupPolicy", "private"],
  ])("a root of kind %s is %s", (RootCAType, kind) => {
    const { certificates } = inventoryFrom({ ...certificate, Services: 8, CertificateDomains: ["a.com"], RootCAType });
    expect(certificates[0]?.issuerKind).toBe(kind);
  });

  test("URLs, connectors and protocols, told by their properties", () => {
    const url = { AbsolutePath: "/EWS", AbsoluteUri: "https://mail.contoso.com/EWS/Exchange.asmx", IsFile: false };
    const { facts } = inventoryFrom(
      [
        {
          Name: "EWS (Default Web Site)",
          Server: { Name: "EX01" },
          InternalUrl: url,
          ExternalUrl: null,
          AdminDisplayVersion: {},
        },
      ],
      { Name: "EX01", AutoDiscoverServiceInternalUri: url },
      {
        Identity: "EX01\\Frontend",
        Bindings: [
          { AddressFamily: 2, Address: { Address: 0, AddressFamily: 2, IPAddressToString: "0.0.0.0" }, Port: 25 },
        ],
        Fqdn: { Domain: "mail.contoso.com" },
        TlsCertificateName: { CertificateIssuer: "CN=ca", CertificateSubject: "CN=mail.contoso.com" },
        Enabled: false,
      },
      { ProtocolName: "IMAP4", Name: "1", X509CertificateName: "mail.contoso.com" },
      { UnencryptedOrTLSBindings: ["[::]:110"], X509CertificateName: "pop.contoso.com" },
    );
    expect(facts).toMatchObject({
      autodiscoverServiceInternalUri: { uri: url.AbsoluteUri },
      urls: [{ uri: url.AbsoluteUri, side: "internal", of: "EWS of EX01" }],
      connectors: [
        {
          name: "EX01\\Frontend",
          fqdn: "mail.contoso.com",
          tlsCertificateName: "<I>CN=ca<S>CN=mail.contoso.com",
          bindings: ["0.0.0.0:25"],
          enabled: false,
        },
      ],
      mailProtocols: [
        { protocol: "pop", certificateName: "pop.contoso.com" },
        { protocol: "imap", certificateName: "mail.contoso.com" },
      ],
    });
  });

  test("proofs alone are expected; with an organisation identifier, those of its domains", () => {
    const domains = ["a.com", "b.com"].map((DomainName) => ({ DomainName, DomainType: 0 }));
    const proofs = [
      { DomainName: "a.com", Proof: "one==" },
      { DomainName: "a.com", Proof: "two==" },
      { DomainName: { Domain: "b.com" }, Proof: "three==" },
    ];
    const federated = (...more: unknown[]) => domainsOf(inventoryFrom(domains, proofs, ...more));
    expect(federated()).toEqual(["a.com. unknown 2 proofs", "b.com. unknown 1 proofs"]);
    const identifier = { AccountNamespace: "FYDIBOHF25SPDLT.a.com", Domains: ["a.com"], Enabled: true };
    expect(federated(identifier)).toEqual(["a.com. unknown 2 proofs", "b.com. unknown false"]);
    expect(federated({ ...identifier, Enabled: false })).toEqual(["a.com. unknown false", "b.com. unknown false"]);
  });
});

describe("which certificates are judged", () => {
  const one = (name: string, Services: string, more: object = {}) => ({
    ...{
      Thumbprint: name,
      FriendlyName: name,
      Subject: `CN=${name}.com`,
      Services,
      CertificateDomains: [`${name}.com`],
    },
    ...more,
  });
  const own = {
    IsSelfSigned: true,
    FriendlyName: "Microsoft Exchange",
    Subject: "CN=EX01",
    CertificateDomains: ["EX01"],
  };
  const auth = { ...own, FriendlyName: "", Subject: "CN=Microsoft Exchange Server Auth Certificate" };
  const until = (year: number) => ({ Subject: "CN=mail.com", NotAfter: `${year}-01-01T00:00:00Z` });

  test.each<[string, object[], string[]]>([
    [
      "a bought one, not that of Exchange",
      [one("a", "IIS"), one("x", "IIS, SMTP", own)],
      ["a: iis", "Microsoft Exchange: smtp"],
    ],
    ["that of Exchange where there is no other", [one("x", "IIS, SMTP", own)], ["Microsoft Exchange: iis smtp"]],
    [
      "a bought one that was requested without a name",
      [one("a", "IIS", { FriendlyName: own.FriendlyName })],
      ["Microsoft Exchange: iis"],
    ],
    ["never the one for tokens", [one("x", "SMTP", auth)], []],
    ["the successor", [one("a", "SMTP", until(2026)), one("b", "IIS, SMTP", until(2027))], ["b: iis smtp"]],
    ["each of IIS", [one("a", "IIS", until(2026)), one("b", "IIS", until(2027))], ["a: iis", "b: iis"]],
    ["several of SMTP with other subjects", [one("a", "SMTP"), one("b", "SMTP")], ["a: smtp", "b: smtp"]],
    ["a self-signed one with a public name", [one("a", "IIS", { IsSelfSigned: true })], ["a: iis"]],
    [
      "equal labels get their thumbprints",
      [one("a", "IIS", { FriendlyName: "m" }), one("b", "IIS", { FriendlyName: "m" })],
      ["m (A): iis", "m (B): iis"],
    ],
  ])("%s", (_, certificates, expected) => {
    const { certificates: judged } = inventoryFrom(certificates);
    expect(judged.map(({ label, services }) => `${label}: ${services.join(" ")}`)).toEqual(expected);
  });
});

describe("Format-List", () => {
  const listing = `[PS] C:\\Windows\\system32>Get-ExchangeCertificate | fl

AccessRules        : {System.Security.AccessControl.CryptoKeyAccessRule,
                     System.Security.AccessControl.CryptoKeyAccessRule}
CertificateDomains : {webmail.contoso.com, autodiscover.contoso.com,
                     mail.contoso.com}
HasPrivateKey      : True
IsSelfSigned       : False
Issuer             : CN=Some CA, O=Some
                     Trust, C=US
NotAfter           : 12/02/2018 1:53:00 PM
PublicKeySize      : 2048
RootCAType         : ThirdParty
Services           : IMAP, POP, IIS, SMTP
Status             : Valid
Subject            : CN=webmail.contoso.com, O=Contoso
Thumbprint         : ${thumbprint}

CertificateDomains : {a.contoso.com, b.contoso.com...}
Services           : SMTP
Subject            : CN=a.contoso.com
Thumbprint         : AA
`;

  test.each([
    ["LF", listing],
    ["CRLF", listing.replaceAll("\n", "\r\n")],
    ["UTF-16", Buffer.from(`\uFEFF${listing.replaceAll("\n", "\r\n")}`, "utf16le")],
  ])("certificates with their names, unless the console cut them short: %s", (_, text) => {
    const inventory = inventoryFrom(text);
    expect(certificatesOf(inventory)).toEqual([
      "webmail.contoso.com: imap pop iis smtp: webmail.contoso.com autodiscover.contoso.com mail.contoso.com",
    ]);
    expect(inventory.certificates[0]).toMatchObject({
      issuer: "CN=Some CA, O=Some Trust, C=US",
      commonName: "webmail.contoso.com",
    });
    expect(inventory.certificates[0]).not.toHaveProperty("notAfter");
    expect(faultsOf(inventory)).toEqual([
      "19:22 [1].CertificateDomains was cut short by the console (...), so nothing is judged by it: " +
        "set $FormatEnumerationLimit = -1 before, or use ConvertTo-Json",
    ]);
  });

  test("an ellipsis of one character, as newer shells print it", () => {
    const inventory = inventoryFrom(
      "Thumbprint         : AA\nServices           : IIS\nCertificateDomains : {a.com\u2026}\n",
    );
    expect([inventory.certificates, faultsOf(inventory)]).toEqual([
      [],
      [expect.stringContaining("3:22 CertificateDomains was cut")],
    ]);
  });

  test("other cmdlets", () => {
    const { facts } = inventoryFrom(`
RunspaceId                           : 3e755110-a816-4d15-ade2-ab157e05e7bf
Name                                 : EX01
AutoDiscoverServiceInternalUri       : https://mail.contoso.com/Autodiscover/Autodiscover.xml
AutoDiscoverSiteScope                : {Default-First-Site-Name}

Name                                 : EX02
AutoDiscoverServiceInternalUri       :
`);
    expect(facts.autodiscoverServiceInternalUri?.uri).toBe("https://mail.contoso.com/Autodiscover/Autodiscover.xml");
    expect(facts.urls).toEqual([]);
  });
});

describe("what is wrong ends in a sentence with its place", () => {
  const script = (results: unknown, more: object = {}) => ({ kind: "exchange-inventory", schema: 1, results, ...more });
  test.each<[string, unknown, string[]]>([
    ["nothing", "", ["1:1 this holds nothing that Exchange is known to print"]],
    ["a zone", "$ORIGIN contoso.com.\n@ IN A 192.0.2.1\n", ["1:1 this holds nothing"]],
    ["an empty list", [], ["1:1 this holds nothing"]],
    ["another JSON", { name: "zonewright" }, ["1:1 this holds nothing"]],
    ["cut off", '{"DomainName":"contoso.com",', ["1:29 this is no JSON"]],
    [
      "a newer schema",
      { ...script({}), schema: 2 },
      ["1:39 schema: 2 is not 1, so another version of the script wrote it"],
    ],
    ["no results", script([]), ["1:51 results is no object"]],
    [
      "no objects",
      script({ "Get-AcceptedDomain": ["a.com"] }),
      ["1:73 results.Get-AcceptedDomain is no list of objects"],
    ],
    [
      "no domain name",
      script({ "Get-AcceptedDomain": [{ DomainName: "a.com" }, { DomainName: "a b" }] }),
      ['1:111 results.Get-AcceptedDomain[1].DomainName is "a b", which is no domain name'],
    ],
    [
      "no such type",
      { DomainName: "a.com", DomainType: "Other" },
      ["1:36 DomainType is none of Authoritative, InternalRelay and ExternalRelay"],
    ],
    [
      "a list in place of a text",
      { DomainName: ["a.com"], DomainType: 0 },
      ["1:15 DomainName is a list, and a text is expected"],
    ],
    [
      "truth in place of a text",
      { DomainName: true, DomainType: 0 },
      ["1:15 DomainName is true, and a text is expected"],
    ],
    ["no service", { Thumbprint: "AA", Services: "Toast" }, ["1:31 Services names no service of Exchange"]],
    [
      "a damaged certificate",
      { Thumbprint: "AA", Services: "IIS", RawData: [48, 130, 1] },
      ["1:47 RawData holds no certificate that can be read"],
    ],
  ])("%s", (_, content, expected) => {
    const faults = faultsOf(inventoryFrom(content));
    expect(faults).toEqual(expected.map((start) => expect.stringContaining(start)));
  });

  test("what the script could not ask is told in the server's words, made safe", () => {
    const errors = [{ cmdlet: "Get-PopSettings", server: "EX01", message: "It\r\nfailed\u001b[31m.\r\n" }, 7];
    const source = {
      path: "i.json",
      bytes: Buffer.from(JSON.stringify(script({}, { errors }))),
      encoding: "utf-8" as const,
    };
    return import("../../src/exchange/read-inventory.js").then(({ readInventory }) =>
      expect(readInventory(source).unanswered).toEqual([
        "Get-PopSettings (EX01): It failed\\u001b[31m",
        "a cmdlet: no reason given",
      ]),
    );
  });
});

describe("hostile input", () => {
  const properties = ["DomainName", "DomainType", "Thumbprint", "Services", "CertificateDomains", "RawData", "Subject"];
  const keys = [
    ...properties,
    "InternalUrl",
    "AutoDiscoverServiceInternalUri",
    "Bindings",
    "Fqdn",
    "TlsCertificateName",
  ];
  const more = [
    "X509CertificateName",
    "ProtocolName",
    "Proof",
    "Domains",
    "AccountNamespace",
    "AdminDisplayVersion",
    "value",
    "__proto__",
  ];
  const key = fc.constantFrom(...keys, ...more);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie("list"),
      tie("object"),
    ),
    list: fc.array(tie("tree"), { maxLength: 4 }),
    object: fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
  }));

  test("any JSON is read without throwing, and every place is in it", () => {
    const object = fc.dictionary(key, tree, { maxKeys: 8 });
    fc.assert(
      fc.property(fc.oneof(tree, object, fc.array(object)), (value) => {
        for (const { at } of inventoryFrom(JSON.stringify(value) ?? "").faults) {
          expect(at.start).toBeLessThanOrEqual(at.end);
          expect(at.end).toBeLessThanOrEqual(at.source.bytes.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("so is any listing", () => {
    const line = fc
      .tuple(key, fc.string(), fc.boolean())
      .map(([name, text, isIndented]) => `${isIndented ? "  " : ""}${name} : {${text}}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }), (lines) => {
        inventoryFrom(lines.join("\n"));
      }),
      { numRuns: 200 },
    );
  });

  test("an inventory with an octet changed or cut off is", () => {
    const bytes = readFileSync("fixtures/exchange/2016.json");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, octet, isCut) => {
        const changed = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
        if (!isCut) changed[at] = octet;
        inventoryFrom(changed);
      }),
      { numRuns: 100 },
    );
  });
});
