import { sameForm, tlsCertificateName } from "../certificate/tls-certificate-name.js";
import type { Estate, ExchangeConnector, InstalledCertificate } from "./estate.js";

/** Why a connector does not find the certificate that it is told to use. */
export interface ConnectorFault {
  readonly connector: ExchangeConnector;
  readonly written: string;
  /**
   * `form`: no `<I>…<S>…`; `unknown`: no installed certificate has that issuer and subject; `not for smtp`: one has, and
   * SMTP may not use it; `expired`: as the one before, and its time is over.
   */
  readonly kind: "form" | "unknown" | "not for smtp" | "expired";
  /** The one that it speaks of, or that it was probably meant to. */
  readonly certificate?: InstalledCertificate;
}

/** The connectors in use whose TlsCertificateName is set and leads to no certificate that they can use. */
export function* connectorFaults({ exchange, now }: Estate): Iterable<ConnectorFault> {
  const installed = exchange?.installed ?? [];
  for (const connector of exchange?.connectors ?? []) {
    const { enabled, tlsCertificateName: written = "" } = connector;
    if (!enabled || written.trim() === "") continue;
    const kind = faultOf(written, installed, now);
    if (!kind) continue;
    const certificate = meantBy(written, installed, now);
    yield { connector, written, kind, ...(certificate && { certificate }) };
  }
}

function faultOf(
  written: string,
  installed: readonly InstalledCertificate[],
  now: Date,
): ConnectorFault["kind"] | undefined {
  const stated = tlsCertificateName(written);
  if (!stated) return "form";
  // Where nobody looked what is installed, the form is all that can be judged.
  if (installed.every(({ subject }) => subject === undefined)) return undefined;
  const found = installed.filter(
    ({ issuer = "", subject = "" }) =>
      sameForm(issuer) === sameForm(stated.issuer) && sameForm(subject) === sameForm(stated.subject),
  );
  if (found.length === 0) return "unknown";
  const used = found.filter(({ services }) => services.includes("smtp"));
  if (used.length === 0) return "not for smtp";
  return used.every((one) => isOver(one, now)) ? "expired" : undefined;
}

/** Of those in force for SMTP: the one whose subject the text holds, else the only one that was bought. */
function meantBy(
  written: string,
  installed: readonly InstalledCertificate[],
  now: Date,
): InstalledCertificate | undefined {
  const inForce = installed.filter((one) => one.thumbprint !== "" && !isOver(one, now) && one.subject !== undefined);
  const named = inForce.filter(({ subject = "" }) => sameForm(written).includes(sameForm(subject)));
  const bought = inForce.filter(({ selfSigned, services }) => !selfSigned && services.includes("smtp"));
  const [only, other] = named.length > 0 ? named : bought;
  return other ? undefined : only;
}

function isOver({ notAfter }: InstalledCertificate, now: Date): boolean {
  return notAfter !== undefined && notAfter < now;
}
