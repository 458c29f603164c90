import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import type { Estate, ExchangeFacts } from "../../estate/estate.js";
import { defineRule, type Found } from "../rule.js";

interface Elliptic extends Found {
  readonly certificate: Certificate;
  readonly version: ExchangeFacts["version"];
}

const curves = new Set(["P-256", "P-384", "P-521"]);

export const rule = defineRule({
  meta: {
    id: "certificate-elliptic-key",
    scope: "certificate",
    severity: "warning",
    summary: "The key of the certificate is elliptic, which Exchange takes only where it was switched on",
    why: "Elliptic keys are good keys, and some authorities make them unless asked for RSA. Exchange 2016 and 2019 can use them since the updates of April 2024, and the Subscription Edition can, on servers where that was switched on; older versions cannot. Elsewhere the certificate cannot be bound, or services do not find it. Silent: where a reverse proxy is declared, which may be what presents it (`role: proxy`), and for a certificate for the federation trust, of which another rule speaks.",
    sources: [
      "CSS-Exchange, HealthChecker, elliptic curve certificates (EnableEccCertificateSupport)",
      "Exchange team, Exchange Server hotfix updates of April 2024",
    ],
    needs: ["certificate"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<Elliptic> {
    const { keyType, keyCurve, at } = certificate;
    if (keyType !== "ec" || !keyCurve || !curves.has(keyCurve)) return;
    if (isForFederationOnly(certificate) || hasProxy(estate)) return;
    yield { at, certificate, version: estate.exchange?.version };
  },
  message({ certificate: { label, keyCurve, kind }, version }) {
    const isOld = version === "2007" || version === "2010" || version === "2013";
    const can = isOld
      ? `Exchange ${version} cannot use it: the services do not take it, and clients meet another certificate.`
      : "Exchange uses it only since the updates of April 2024, and only on servers where elliptic keys were switched on. On others the services do not take it, and clients meet another certificate.";
    const again = `${kind === "request" ? "make the request" : "have it issued"} anew with a key of 2048 bits RSA`;
    return {
      text: `The key of ${label} is elliptic (${keyCurve}). ${can}`,
      help: isOld
        ? `${again.charAt(0).toUpperCase()}${again.slice(1)}.`
        : `Set EnableEccCertificateSupport to 1 (a text value below HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Diagnostics) on every server, or ${again}. AD FS claims and the certificates for OAuth and federation need RSA in any case.`,
    };
  },
});

function hasProxy({ hosts }: Estate): boolean {
  return [...hosts.values()].some(({ role }) => role === "proxy");
}
