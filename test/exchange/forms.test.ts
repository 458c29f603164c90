import { readFileSync } from "node:fs";
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
