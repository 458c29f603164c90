import type { Certificate } from "./certificate.js";

/**
 * Whether a certificate serves the federation trust and nothing else. No client and no mail server ever meets it, its
 * names do not matter, and self-signed is right (Exchange Server 2013 "Federation", certificate requirements).
 */
export function isForFederationOnly({ services }: Certificate): boolean {
  return services.length > 0 && services.every((service) => service === "federation");
}

/** What people see when the dates of a certificate do not hold, by whom it meets: a clause that may end a sentence. */
export function whenDatesFail(certificate: Certificate): string {
  const { services } = certificate;
  if (isForFederationOnly(certificate)) {
    return "the federation trust fails, and free/busy times and calendars are not shared with partner organisations";
  }
  if (services.length === 0 || services.includes("iis")) {
    return "Outlook on every mailbox warns that the security certificate has expired or is not yet valid, and phones refuse the account";
  }
  return services.includes("smtp")
    ? "mail servers that check the certificate do not deliver, and mail programs warn when they send"
    : "mail programs warn or do not connect";
}
