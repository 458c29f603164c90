import { labelsOf, toName } from "../zone/name.js";
import type { Certificate } from "./certificate.js";
import { isForFederationOnly } from "./service.js";
import { meetsClients } from "./when-refused.js";

/** A certificate that Exchange or Windows makes for itself. */
export type BuiltIn = "Microsoft Exchange" | "Microsoft Exchange Server Auth Certificate" | "WMSVC";

/**
 * Which of the certificates that setup makes this is: by what Windows calls it, by its subject, or, for the one that setup
 * binds to the services first, because it signed itself and bears nothing but the names of its server
 * (Exchange Server documentation, "Certificates in Exchange").
 * @returns undefined for every other one, for requests and for names alone
 */
export function builtInKind(certificate: Certificate): BuiltIn | undefined {
  if (certificate.kind !== "certificate") return undefined;
  const { friendlyName = "", commonName = "", selfSigned } = certificate;
  const is = (pattern: RegExp) => pattern.test(friendlyName) || pattern.test(commonName);
  if (is(/^Microsoft Exchange Server Auth Certificate$/i)) return "Microsoft Exchange Server Auth Certificate";
  if (is(/^WMSVC(?:-|$)/i)) return "WMSVC";
  // New-ExchangeCertificate calls a request so too where nobody says otherwise, and then the bought certificate is called so.
  const isCalledSo = /^Microsoft Exchange$/i.test(friendlyName);
  return selfSigned && (isCalledSo || bearsServerNamesAlone(certificate)) ? "Microsoft Exchange" : undefined;
}

/** The same for one that is out of place: the one that setup binds to the services is right where it serves SMTP alone. */
export function misplacedBuiltIn(certificate: Certificate): BuiltIn | undefined {
  const kind = isForFederationOnly(certificate) ? undefined : builtInKind(certificate);
  return kind === "Microsoft Exchange" && !meetsClients(certificate) ? undefined : kind;
}

/** `EXCH01` and `EXCH01.contoso.local`. */
function bearsServerNamesAlone({ commonName = "", names }: Certificate): boolean {
  const server = toName(commonName);
  if (!server || labelsOf(server).length !== 1 || names.length === 0) return false;
  return names.every(
    ({ name, wildcard }) => name !== undefined && !wildcard && labelsOf(name)[0] === labelsOf(server)[0],
  );
}
