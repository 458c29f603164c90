import type { Certificate } from "./certificate.js";

/** What people see when clients do not accept a certificate at all, by whom it meets: a clause that may end a sentence. */
export function whenRefused({ services }: Certificate): string {
  if (services.length === 0 || services.includes("iis")) {
    return "Outlook warns on every mailbox, and browsers and phones refuse it";
  }
  return services.includes("smtp")
    ? "mail servers that are obliged to check it do not deliver, and mail programs warn when they send"
    : "mail programs warn or do not connect";
}

/** Whether it meets people, and not only servers that encrypt with whatever is presented (RFC 7435). */
export function meetsClients({ services }: Certificate): boolean {
  return services.length === 0 || services.some((service) => service !== "smtp" && service !== "federation");
}
