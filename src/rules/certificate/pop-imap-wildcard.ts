import {
  type MailProgramWildcard,
  mailProgramWildcards,
  settingCommand,
} from "../../autodiscover/mail-program-wildcard.js";
import { singleQuoted } from "../../text/powershell.js";
import { withoutDot } from "../../zone/name.js";
import { defineRule, type Found } from "../rule.js";

interface WildcardFound extends Found {
  readonly found: MailProgramWildcard;
}

export const rule = defineRule({
  meta: {
    id: "pop-imap-wildcard",
    scope: "estate",
    severity: "warning",
    summary: "POP or IMAP is to use a certificate by a wildcard, which Exchange does not let them",
    why: "A certificate with a wildcard cannot be assigned to POP and IMAP as it is to IIS and SMTP: these two look for their certificate by the whole name of a host, which has to be set (X509CertificateName). Until then they present the certificate of setup, and mail programs warn or do not connect. Silent: settings with a host name that the wildcard covers, which is how it should be; certificates that carry the name of the host itself; and organisations of which nothing says that they offer POP or IMAP: no service of a certificate, no SRV record, no host called so.",
    sources: [
      'Exchange Server documentation, "Assign certificates to Exchange Server services"',
      "Microsoft, Enable-ExchangeCertificate, -Services; Set-PopSettings, Set-ImapSettings, -X509CertificateName",
    ],
    needs: ["certificate"],
    fixable: "own",
    since: "0.1.0",
  },
  *check({ estate, assessments }): Iterable<WildcardFound> {
    for (const found of mailProgramWildcards(estate, assessments)) yield { at: found.at, found };
  },
  message({ found }) {
    const { wildcard, settings, certificate, host, protocols } = found;
    const services = protocols.map((protocol) => protocol.toUpperCase()).join(" and ");
    const what = settings
      ? `The X509CertificateName of ${services}${settings.server === undefined ? "" : ` on ${settings.server}`} is ${wildcard}`
      : `${services} ${protocols.length > 1 ? "have" : "has"} ${wildcard} on ${certificate?.label} alone${host ? ` for ${withoutDot(host)}` : ""}`;
    const how = protocols.map((protocol) => settingCommand(protocol, host)).join("; ");
    return {
      text: `${what}. Exchange does not use a wildcard for POP and IMAP unless it is told the name of the host: they present the certificate of setup, and mail programs warn or do not connect.`,
      help: `Set the name that mail programs dial: ${how}. The wildcard certificate then serves, without being assigned to these services. Restart them afterwards.`,
    };
  },
  fix({ found: { protocols, host } }) {
    if (!host) return undefined;
    const name = singleQuoted(withoutDot(host));
    const commands = protocols.map((protocol) => ({
      shell: "exchange" as const,
      text: `${protocol === "pop" ? "Set-PopSettings" : "Set-ImapSettings"} -X509CertificateName ${name}`,
      why: "Finds the wildcard certificate by the name of the host",
    }));
    return { safety: "manual", summary: `Tell POP and IMAP the name ${withoutDot(host)}`, edits: [], commands };
  },
});
