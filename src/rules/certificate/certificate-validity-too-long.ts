import type { Certificate } from "../../certificate/certificate.js";
import { isForFederationOnly } from "../../certificate/service.js";
import { utc, validityAt } from "../../certificate/validity.js";
import { type ValidityLimit, validityDays, validityLimitAt } from "../../certificate/validity-limit.js";
import { whenRefused } from "../../certificate/when-refused.js";
import { defineRule, type Found } from "../rule.js";

interface TooLong extends Found {
  readonly certificate: Certificate;
  readonly days: number;
  readonly limit: ValidityLimit;
}

export const rule = defineRule({
  meta: {
    id: "certificate-validity-too-long",
    scope: "certificate",
    severity: "error",
    summary: "The certificate is valid for longer than a public one may be",
    why: "Public authorities may issue for 825 days since March 2018, 398 since September 2020, 200 since 15 March 2026, 100 from 15 March 2027, and 47 from 15 March 2029; what counts is the day of issue. Browsers and phones enforce it for certificates below public roots, so one that is longer was issued by mistake, or comes from an authority that is not public. Silent: certificates of a private authority when that is declared, and those that have expired.",
    sources: [
      "Baseline Requirements §6.3.2",
      "RFC 5280 §4.1.2.5",
      "Apple, About upcoming limits on trusted certificates",
    ],
    needs: ["certificate dates"],
    fixable: false,
    since: "0.1.0",
  },
  *check({ estate, certificate }): Iterable<TooLong> {
    const { issuerKind, notBefore, at } = certificate;
    if (issuerKind === "private" || !notBefore || isForFederationOnly(certificate)) return;
    const days = validityDays(certificate) ?? 0;
    const limit = validityLimitAt(notBefore);
    const isOver = limit !== undefined && days > limit.days;
    if (isOver && validityAt(certificate, estate.now)?.phase !== "expired") yield { at, certificate, days, limit };
  },
  message({ certificate, days, limit }) {
    const { label, notBefore } = certificate;
    return {
      text: `${label} is valid for ${days} days from ${notBefore && utc(notBefore)}; a public certificate issued since ${limit.from.toISOString().slice(0, 10)} may have ${limit.days}. Whatever enforces that limit does not accept it: ${whenRefused(certificate)}.`,
      help: `Have it issued anew for at most ${limit.days - 1} days. If a private authority issued it, say so in zonewright.yaml (issuer: private).`,
    };
  },
});
