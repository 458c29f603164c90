import { type RequestedCertificate, windowsSubject } from "./subject.js";

/** The command that makes the request of an INF file. */
const certreqCommand = "certreq -new request.inf request.req";

/**
 * An INF file for `certreq -new` on the server. The provider is one of CryptoAPI, whose keys every version of Exchange
 * takes. Lines end in CR LF.
 */
export function certreqRequest({ names, subject }: RequestedCertificate): string {
  const lines = [
    "; Save as request.inf, then run, as administrator",
    `; ${certreqCommand}`,
    "",
    "[Version]",
    'Signature = "$Windows NT$"',
    "",
    "[NewRequest]",
    `Subject = ${infString(windowsSubject(subject))}`,
    "KeyLength = 2048",
    "KeySpec = 1",
    "KeyUsage = 0xA0",
    "HashAlgorithm = SHA256",
    'ProviderName = "Microsoft RSA SChannel Cryptographic Provider"',
    "ProviderType = 12",
    "MachineKeySet = TRUE",
    "Exportable = TRUE",
    "RequestType = PKCS10",
    "",
    "[EnhancedKeyUsageExtension]",
    "OID = 1.3.6.1.5.5.7.3.1 ; server authentication",
    "",
    "[Extensions]",
    '2.5.29.17 = "{text}" ; subject alternative names',
    ...names.map((name) => `_continue_ = ${infString(`dns=${name}&`)}`),
    "",
  ];
  return lines.join("\r\n");
}

/** A string of an INF file: a quote is doubled, and so is the percent sign, which would name a string of [Strings]. */
export function infString(text: string): string {
  return `"${text.replaceAll('"', '""').replaceAll("%", "%%")}"`;
}
