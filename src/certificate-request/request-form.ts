import { certreqRequest } from "./certreq-request.js";
import { exchangeRequest } from "./exchange-request.js";
import { opensslRequest } from "./openssl-request.js";
import type { RequestedCertificate } from "./subject.js";

/** How a certificate is asked for, in text that somebody runs elsewhere. */
export const requestForms = ["exchange-2013", "exchange-2016", "openssl", "certreq"] as const;

export type RequestForm = (typeof requestForms)[number];

const writers: Readonly<Record<RequestForm, (requested: RequestedCertificate) => string>> = {
  "exchange-2013": (requested) => exchangeRequest(requested, "exchange-2013"),
  "exchange-2016": (requested) => exchangeRequest(requested, "exchange-2016"),
  openssl: opensslRequest,
  certreq: certreqRequest,
};

/** The request in one of its forms. */
export function requestText(requested: RequestedCertificate, form: RequestForm): string {
  return writers[form](requested);
}
