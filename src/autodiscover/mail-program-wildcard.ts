import type { Certificate, CertificateName } from "../certificate/certificate.js";
import { certificatesServing, coveringName } from "../certificate/name-match.js";
import type { Estate, ExchangeMailProtocol } from "../estate/estate.js";
import type { Span } from "../text/source.js";
import { below, type Name, toName, withoutDot } from "../zone/name.js";
import type { Assessment } from "./assessment.js";
import { endpointOf } from "./endpoint.js";

export type MailProtocol = ExchangeMailProtocol["protocol"];

/** POP or IMAP that has a wildcard for its certificate, and nobody told it the name. */
export interface MailProgramWildcard {
  readonly protocols: readonly MailProtocol[];
  readonly wildcard: string;
  /** Where a server has the wildcard for the name; absent when it is the certificate that has no other one. */
  readonly settings?: ExchangeMailProtocol;
  readonly certificate?: Certificate;
  /** The name to set: one that mail programs dial, if such a one is known. */
  readonly host?: Name;
  readonly at: Span;
}

const protocols: readonly MailProtocol[] = ["pop", "imap"];

/**
 * Settings that name a wildcard; and certificates that serve POP or IMAP with a wildcard for all the names that their
 * programs dial, unless the settings name a host that the wildcard covers, which is the cure.
 */
export function* mailProgramWildcards(
  estate: Estate,
  assessments: readonly Assessment[],
): Iterable<MailProgramWildcard> {
  if (!mayConcern(estate)) return;
  const hosts = new Map(protocols.map((protocol) => [protocol, dialledBy(protocol, assessments)]));
  const settings = estate.exchange?.mailProtocols ?? [];
  for (const one of settings) {
    const wildcard = one.certificateName.trim();
    if (!wildcard.startsWith("*.")) continue;
    const host = (hosts.get(one.protocol) ?? []).find((name) => name.endsWith(`${wildcard.slice(1).toLowerCase()}.`));
    yield { protocols: [one.protocol], wildcard, settings: one, ...(host && { host }), at: one.at };
  }
  for (const certificate of estate.certificates) {
    const open = protocols.filter(
      (protocol) =>
        certificatesServing(protocol, [certificate]).length > 0 &&
        !settings.some((one) => one.protocol === protocol && isSettled(one, certificate)),
    );
    const found = open.flatMap((protocol) => wildcardFor(protocol, certificate, hosts.get(protocol) ?? []) ?? []);
    const [first] = found;
    if (!first) continue;
    const { wildcard, host } = first;
    const which = found.map(({ protocol }) => protocol);
    yield { protocols: which, wildcard: wildcard.text, certificate, ...(host && { host }), at: wildcard.at };
  }
}

/** Of thousands of domains most have one certificate, and that without a wildcard. */
function mayConcern({ certificates, exchange }: Estate): boolean {
  const settings = exchange?.mailProtocols ?? [];
  const isWild = certificates.some(({ names }) => names.some(({ wildcard }) => wildcard));
  return isWild || settings.some(({ certificateName }) => certificateName.includes("*"));
}

/** A wildcard there has its own finding; a host that the certificate covers is what it should be. */
function isSettled({ certificateName }: ExchangeMailProtocol, certificate: Certificate): boolean {
  const name = toName(certificateName.trim());
  return certificateName.trim().startsWith("*.") || (!!name && coveringName(certificate, name) !== undefined);
}

/** The wildcard that alone covers what is dialled; where nobody knows what that is, the one of a certificate without other names. */
function wildcardFor(
  protocol: MailProtocol,
  certificate: Certificate,
  hosts: readonly Name[],
): { protocol: MailProtocol; wildcard: CertificateName; host?: Name } | undefined {
  for (const host of hosts) {
    const covering = coveringName(certificate, host);
    if (covering?.wildcard) return { protocol, wildcard: covering, host };
  }
  if (hosts.length > 0 || !certificate.services.includes(protocol)) return undefined;
  const [first, ...others] = certificate.names;
  return first?.wildcard && others.every(({ wildcard }) => wildcard) ? { protocol, wildcard: first } : undefined;
}

const labels: Readonly<
  Record<MailProtocol, { readonly services: readonly string[]; readonly hosts: readonly string[] }>
> = {
  pop: { services: ["_pop3s", "_pop3"], hosts: ["pop", "pop3"] },
  imap: { services: ["_imaps", "_imap"], hosts: ["imap", "imap4"] },
};

/** Hosts at Exchange that SRV records for the protocol name (RFC 6186), or that are called after it. */
function dialledBy(protocol: MailProtocol, assessments: readonly Assessment[]): Name[] {
  const { services, hosts } = labels[protocol];
  const found = assessments.flatMap(({ survey, domain: { zone, name, mail } }) => {
    if (!zone || mail === "none" || mail === "exchange-online") return [];
    const records = services.flatMap((label) => zone.records(below(`${label}._tcp`, name), "SRV"));
    const targets = records.map(({ data }) => data.target);
    const all = [...targets, ...hosts.map((label) => below(label, name)).filter((host) => zone.has(host))];
    return all.filter((host) => endpointOf(survey, host).class === "exchange");
  });
  return [...new Set(found)];
}

/** `Set-PopSettings -X509CertificateName mail.contoso.com` */
export function settingCommand(protocol: MailProtocol, host: Name | undefined): string {
  const cmdlet = protocol === "pop" ? "Set-PopSettings" : "Set-ImapSettings";
  return `${cmdlet} -X509CertificateName ${host ? withoutDot(host) : "NAME"}`;
}
