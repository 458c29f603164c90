import { scpCommands } from "../autodiscover/scp-command.js";
import type { ExchangeConnector, ExchangeFacts } from "../estate/estate.js";
import { hostOf } from "../estate/uri-host.js";
import type { FixCommand } from "../finding.js";
import { shellWord } from "../text/posix-shell.js";
import { singleQuoted } from "../text/powershell.js";
import { type Name, withoutDot } from "../zone/name.js";
import { virtualDirectoryCommands } from "./virtual-directory.js";

/** What is to be put to use. */
export interface IssuedCertificate {
  /** The name that clients are led to. */
  readonly target: Name;
  /** Whether the certificate has a wildcard, which may not be assigned to POP and IMAP. */
  readonly hasWildcard: boolean;
  /** Who made the key: Exchange, certreq on the server, or somebody who has it in a file. */
  readonly keyOf: "exchange" | "certreq" | "file";
  /** The file that the key is in. */
  readonly keyFile?: string;
  isCarried(name: Name): boolean;
}

const exchangeCommand = (why: string, text: string): FixCommand => ({ shell: "exchange", text, why });

/** What is to be done on each server once the certificate is there, in order. */
export function commandsAfterIssue(issued: IssuedCertificate, exchange: ExchangeFacts | undefined): FixCommand[] {
  const version = exchange?.version;
  const scp = exchange?.autodiscoverServiceInternalUri;
  const isScpRight = scp && [scp, ...(exchange.otherServiceUris ?? [])].every(({ uri }) => isRight(issued, uri));
  return [
    ...importCommands(issued, version),
    ...enableCommands(issued),
    ...(version === "2007" || version === "2010" ? [] : connectorCommands(exchange)),
    ...(isScpRight ? [] : scpCommands(issued.target, version)),
    ...virtualDirectoryCommands(issued.target, exchange, issued.isCarried),
  ];
}

function isRight({ isCarried }: IssuedCertificate, uri: string): boolean {
  const name = hostOf(uri);
  return name !== undefined && isCarried(name);
}

function importCommands(
  { keyOf, keyFile = "request.key" }: IssuedCertificate,
  version: ExchangeFacts["version"],
): FixCommand[] {
  const read = (file: string) =>
    version === "2007"
      ? `-Path ${singleQuoted(file)}`
      : `-FileData ([System.IO.File]::ReadAllBytes(${singleQuoted(file)}))`;
  if (keyOf === "certreq") {
    const thumbprint =
      "(New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 'C:\\certificate.cer').Thumbprint";
    const text = `certreq -accept -machine 'C:\\certificate.cer'\n$certificate = Get-ExchangeCertificate -Thumbprint ${thumbprint}`;
    return [exchangeCommand("Completes the request, on the server that made it", text)];
  }
  if (keyOf === "exchange") {
    const text = `$certificate = Import-ExchangeCertificate ${read("C:\\certificate.cer")}`;
    return [exchangeCommand("Completes the request, on the server that made it", text)];
  }
  return [
    {
      shell: "sh",
      text: `(umask 077 && openssl pkcs12 -export -inkey ${shellWord(keyFile)} -in certificate.pem -out certificate.pfx)`,
      why: "Puts key and certificate, with the intermediate ones, into the file that Windows reads",
    },
    exchangeCommand(
      "Imports it, and lets it be exported to the other servers",
      `$certificate = Import-ExchangeCertificate ${read("C:\\certificate.pfx")} -Password (Read-Host -AsSecureString) -PrivateKeyExportable $true`,
    ),
  ];
}

/** A wildcard is not assigned to POP and IMAP; there the settings name the host by which they find it. */
function enableCommands({ hasWildcard, target }: IssuedCertificate): FixCommand[] {
  const services = hasWildcard ? "IIS,SMTP" : "IIS,SMTP,POP,IMAP";
  const enable = exchangeCommand(
    "Assigns it to the services",
    `Enable-ExchangeCertificate -Thumbprint $certificate.Thumbprint -Services ${services}`,
  );
  if (!hasWildcard) return [enable];
  const name = singleQuoted(withoutDot(target));
  return [
    enable,
    exchangeCommand(
      "Lets POP and IMAP find it, where they are used: a wildcard cannot be assigned to them",
      `Set-PopSettings -X509CertificateName ${name}
Set-ImapSettings -X509CertificateName ${name}
Get-Service MSExchangePOP3*, MSExchangeIMAP4* | Where-Object { $_.Status -eq 'Running' } | Restart-Service`,
    ),
  ];
}

/** Connectors keep the issuer and subject that they were given, so a renewal is lost on them (Set-ReceiveConnector). */
function connectorCommands(exchange: ExchangeFacts | undefined): FixCommand[] {
  const name = `$name = "<I>$($certificate.Issuer)<S>$($certificate.Subject)"`;
  const set = exchange?.connectors ? namedConnectors(exchange.connectors) : allConnectors;
  if (set.length === 0) return [];
  const why =
    "Lets the connectors find it: each names its certificate by issuer and subject, which a renewal may change";
  return [exchangeCommand(why, [name, ...set].join("\n"))];
}

function namedConnectors(connectors: readonly ExchangeConnector[]): string[] {
  const isFrontend = ({ direction, name }: ExchangeConnector) =>
    direction === "receive" && /\\Client Frontend /i.test(name);
  return connectors
    .filter((one) => one.enabled && (one.tlsCertificateName || isFrontend(one)))
    .map(({ direction, name }) => {
      const noun = direction === "receive" ? "ReceiveConnector" : "SendConnector";
      return `Set-${noun} -Identity ${singleQuoted(name)} -TlsCertificateName $name`;
    });
}

const allConnectors = [
  "Get-ReceiveConnector | Where-Object { $_.TlsCertificateName -or $_.Name -like 'Client Frontend *' } | Set-ReceiveConnector -TlsCertificateName $name",
  "Get-SendConnector | Where-Object { $_.TlsCertificateName } | Set-SendConnector -TlsCertificateName $name",
];
