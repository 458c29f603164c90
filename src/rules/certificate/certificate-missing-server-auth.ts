import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { whenRefused } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface NotForServers extends Found {
  readonly certificate: Certificate;
}

const serverAuth = "1.3.6.1.5.5.7.3.1";
const clientAuth = "1.3.6.1.5.5.7.3.2";

/** notBefore from which Apple demands the extension. */
const demandedFrom = new Date("2019-07-01");

export const rule = defineRule({
  meta: {
    id: "certificate-missing-server-auth",
    scope: "certificate",
    severity: "error",
    summary: "The certificate is not meant for servers: its extended key usages lack server authentication",
    why: "A certificate that lists what it is for, and does not list server authentication, is no server certificate: clients refuse it whatever names it carries. Usual causes are a template of the wrong kind, and a certificate that was made for the federation trust. Without the extension a certificate is unrestricted by the RFC, but public authorities must put it in, and iPhones and Macs demand it since July 2019: a warning. Silent: a request, since the authority decides; a certificate for the federation trust alone, which needs client authentication instead; one of which only a listing is known.",
    sources: [
      "RFC 5280 §4.2.1.12",
      "Baseline Requirements §7.1.2.7.10",
      "Apple, Requirements for trusted certificates in iOS 13 and macOS 10.15",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ certificate }): Iterable<NotForServers> {
    const { kind, encoding, usages, notBefore, at } = certificate;
    if (kind !== "certificate" || !encoding || isForFederationOnly(certificate)) return;
    if (usages === undefined) {
      const isDemanded = notBefore !== undefined && notBefore >= demandedFrom;
      if (isDemanded) yield { at, severity: "warning", certificate };
    } else if (!usages.includes(serverAuth)) yield { at, certificate };
  },
  message({ certificate }) {
    const { label, usages, issuerKind } = certificate;
    const help =
      issuerKind === "private"
        ? "Have it issued anew from a template for web servers, which has Server Authentication among its application policies."
        : "Have it issued anew as a TLS server certificate.";
    if (usages === undefined) {
      return {
        text: `${label} has no extended key usages, so it does not say that it is for servers. Public authorities must say it, and iPhones and Macs refuse a certificate issued since July 2019 that does not.`,
        help,
      };
    }
    return {
      text: `${label} is for ${usages.map(inWords).join(", ") || "nothing"}, not for server authentication (${serverAuth}): ${whenRefused(certificate)}.`,
      help,
    };
  },
});

function inWords(usage: string): string {
  return usage === clientAuth ? `client authentication (${clientAuth})` : usage;
}
