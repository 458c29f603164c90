import { describe, expect, test } from "vitest";
import { certificatesOf, faultsOf, inventoryFrom } from "./inventory-of.js";

const thumbprint = "5E920436B6A68E63C67E16C0E38FEE0A50C0E3D0";

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
