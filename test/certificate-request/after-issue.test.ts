import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandsAfterIssue, type IssuedCertificate } from "../../src/certificate-request/after-issue.js";
import type { ExchangeFacts } from "../../src/estate/estate.js";
import { nameOf } from "../zone-from-text.js";

const at = { source: { path: "x", bytes: new Uint8Array(), encoding: "utf-8" as const }, start: 0, end: 0 };
const issued: IssuedCertificate = {
  target: nameOf("mail.contoso.com"),
  keyOf: "exchange",
  hasWildcard: false,
  isCarried: (name) => name === "mail.contoso.com.",
};
const textOf = (
  exchange?: Omit<ExchangeFacts, "urls"> & Partial<ExchangeFacts>,
  changes: Partial<IssuedCertificate> = {},
) =>
  commandsAfterIssue({ ...issued, ...changes }, exchange && { urls: [], ...exchange })
    .map(({ text }) => text)
    .join("\n");

describe("services", () => {
  test("all of them", () => expect(textOf()).toContain("-Services IIS,SMTP,POP,IMAP\n"));

  test("with a wildcard POP and IMAP are told the name instead", () => {
    const text = textOf(undefined, { hasWildcard: true });
    expect(text).toContain("-Services IIS,SMTP\n");
    expect(text).toContain("Set-PopSettings -X509CertificateName 'mail.contoso.com'");
    expect(text).toContain("Set-ImapSettings -X509CertificateName 'mail.contoso.com'");
  });
});

describe("connectors", () => {
  const named = '$name = "<I>$($certificate.Issuer)<S>$($certificate.Subject)"';

  test("issuer and subject between their tags", () => {
    expect(textOf()).toContain(named);
    expect(textOf()).toContain("Get-ReceiveConnector | Where-Object");
  });

  test("those of the inventory by name, quoted", () => {
    const connector = { direction: "receive", bindings: [], enabled: true, at } as const;
    const text = textOf({
      connectors: [
        { ...connector, name: "EX01\\Client Frontend EX01" },
        { ...connector, name: "EX01\\O'Neil $(calc)", tlsCertificateName: "<I>CN=a<S>CN=b" },
        { ...connector, name: "EX01\\Default EX01" },
        { ...connector, direction: "send", name: "Out", tlsCertificateName: "<I>CN=a<S>CN=b" },
      ],
    });
    expect(text.split("\n").filter((line) => line.includes("-TlsCertificateName"))).toEqual([
      "Set-ReceiveConnector -Identity 'EX01\\Client Frontend EX01' -TlsCertificateName $name",
      "Set-ReceiveConnector -Identity 'EX01\\O''Neil $(calc)' -TlsCertificateName $name",
      "Set-SendConnector -Identity 'Out' -TlsCertificateName $name",
    ]);
  });

  test("none before Exchange 2013, which finds it by the name of the connector", () => {
    expect(textOf({ version: "2010" })).not.toContain("TlsCertificateName");
  });

  test("no name of a connector leaves its literal", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z'$"`;\u2018-\u201b() ]{1,30}$/), (name) => {
        const facts = { direction: "send", name, tlsCertificateName: "x", bindings: [], enabled: true, at } as const;
        const line = textOf({ connectors: [facts] })
          .split("\n")
          .find((one) => one.startsWith("Set-SendConnector"));
        const rest = line?.replace(/^Set-SendConnector -Identity '(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'/, "");
        expect(rest).toBe(" -TlsCertificateName $name");
      }),
    );
  });
});

describe("addresses", () => {
  const scp = (uri: string) => ({ autodiscoverServiceInternalUri: { uri, at } });

  test.each([
    ["2010", "Set-ClientAccessServer", "Set-ClientAccessService"],
    ["2013", "Set-ClientAccessServer", "Set-ClientAccessService"],
    ["2016", "Set-ClientAccessService", "Set-ClientAccessServer"],
    ["se", "Set-ClientAccessService", "Set-ClientAccessServer"],
  ] as const)("the service connection point of %s", (version, cmdlet, other) => {
    const text = textOf({ version, ...scp("https://ex01.contoso.local/Autodiscover/Autodiscover.xml") });
    expect(text).toMatch(new RegExp(`${cmdlet} `));
    expect(text).not.toMatch(new RegExp(`${other} `));
  });

  test("one that is right is left alone", () => {
    expect(textOf(scp("https://mail.contoso.com/Autodiscover/Autodiscover.xml"))).not.toContain("ClientAccess");
  });

  test("all virtual directories when nobody said what they are set to, those of the version", () => {
    expect(textOf().match(/Set-\w+VirtualDirectory/g)).toHaveLength(6);
    expect(textOf({ version: "2007" }).match(/Set-\w+VirtualDirectory/g)).toHaveLength(4);
  });

  test("only those and only the side that name a host which the certificate lacks", () => {
    const urls = [
      { uri: "https://ex01.contoso.local/EWS/Exchange.asmx", side: "internal", at },
      { uri: "https://mail.contoso.com/EWS/Exchange.asmx", side: "external", at },
      { uri: "https://mail.contoso.com/owa", side: "internal", at },
    ] as const;
    const lines = textOf({ urls })
      .split("\n")
      .filter((line) => line.includes("VirtualDirectory"));
    expect(lines).toEqual([
      "Get-WebServicesVirtualDirectory | Set-WebServicesVirtualDirectory -InternalUrl 'https://mail.contoso.com/EWS/Exchange.asmx'",
    ]);
  });
});

test("a key in a file is packed with its certificate first, and is asked for its password", () => {
  const text = textOf(undefined, { keyOf: "file" });
  expect(text).toContain("openssl pkcs12 -export");
  expect(text).toContain("-Password (Read-Host -AsSecureString)");
});
