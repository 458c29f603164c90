import { type ConnectorFault, connectorFaults } from "../../estate/connector-certificate.js";
import type { ExchangeConnector } from "../../estate/estate.js";
import type { FixCommand } from "../../finding.js";
import { clipped } from "../../text/clipped.js";
import { singleQuoted } from "../../text/powershell.js";
import { defineRule, type Found } from "../rule.js";

interface Malformed extends Found {
  readonly fault: ConnectorFault;
}

export const rule = defineRule({
  meta: {
    id: "tls-certificate-name-malformed",
    scope: "estate",
    severity: "error",
    summary: "A connector looks for its certificate by a TlsCertificateName that finds none",
    why: "A connector finds its certificate by issuer and subject, written as `<I>issuer<S>subject`. The two tags get lost where the command is copied from a web page, which takes them for HTML; and after a renewal with another subject, or from another authority, the connector still has the old words. Then the connector presents the certificate of setup, or offers no STARTTLS at all: mail programs warn or do not send, and partners that demand the name do not deliver. Silent: connectors without a TlsCertificateName, which choose by their FQDN, and those that are disabled. What is installed is only known from an inventory.",
    sources: ["Microsoft, Set-ReceiveConnector and Set-SendConnector, -TlsCertificateName"],
    needs: ["exchange"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate }): Iterable<Malformed> {
    for (const fault of connectorFaults(estate)) yield { at: fault.connector.at, fault };
  },
  message({ fault }) {
    const { connector, written } = fault;
    return {
      text: `The ${connector.direction} connector ${connector.name} has the TlsCertificateName "${clipped(written)}", ${whyNone(fault)}. ${effectOn(connector)}`,
      help: helpFor(fault),
    };
  },
  fix({ fault }) {
    const command = commandFor(fault);
    if (!command) return undefined;
    return {
      safety: "manual",
      summary: `Tell ${fault.connector.name} its certificate`,
      edits: [],
      commands: [command],
    };
  },
});

function whyNone({ kind }: ConnectorFault): string {
  switch (kind) {
    case "form":
      return "which does not have the form <I>issuer<S>subject";
    case "unknown":
      return "and no installed certificate has that issuer and that subject";
    case "not for smtp":
      return "and the certificate with that issuer and subject is not assigned to SMTP";
    case "expired":
      return "and the certificate with that issuer and subject has expired";
  }
}

function effectOn({ direction }: ExchangeConnector): string {
  return direction === "receive"
    ? "It presents another certificate or offers no STARTTLS: mail programs warn or do not send, and servers that demand the name do not deliver."
    : "It presents another certificate or none: servers that know this organisation by its certificate (hybrid, partners) do not accept the mail as coming from it.";
}

function helpFor(fault: ConnectorFault): string {
  const { kind, connector } = fault;
  if (kind === "not for smtp") {
    return "Assign it to SMTP (Enable-ExchangeCertificate -Services SMTP), or have the connector use the one that is.";
  }
  const cmdlet = cmdletFor(connector);
  return `Set it again with ${cmdlet}: $c = Get-ExchangeCertificate -Thumbprint …, then -TlsCertificateName "<I>$($c.Issuer)<S>$($c.Subject)". Do so at every renewal that changes the issuer or the subject.`;
}

function cmdletFor({ direction }: ExchangeConnector): string {
  return direction === "receive" ? "Set-ReceiveConnector" : "Set-SendConnector";
}

function commandFor({ connector, certificate, kind }: ConnectorFault): FixCommand | undefined {
  if (!certificate) return undefined;
  const thumbprint = singleQuoted(certificate.thumbprint);
  const enable = kind === "not for smtp" ? `Enable-ExchangeCertificate -Thumbprint ${thumbprint} -Services SMTP; ` : "";
  return {
    shell: "exchange",
    text: `${enable}$c = Get-ExchangeCertificate -Thumbprint ${thumbprint}; ${cmdletFor(connector)} ${singleQuoted(connector.name)} -TlsCertificateName "<I>$($c.Issuer)<S>$($c.Subject)"`,
    why: "Finds the certificate by the words in which Exchange itself writes its issuer and subject",
  };
}
