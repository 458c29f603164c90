import { singleQuoted } from "../text/powershell.js";
import { type RequestedCertificate, windowsSubject } from "./subject.js";

/** Where the request is left on the server. */
const file = "C:\\request.req";

/**
 * `New-ExchangeCertificate` for the shell of Exchange. The key stays on the server and can be exported, so that the others
 * get the same certificate.
 * @param form `exchange-2013` writes the file itself (-RequestFile); the updates of the first half of 2022 took that
 *   parameter from Exchange 2016 and 2019, so there the text that is returned is written, in UTF-16
 */
export function exchangeRequest(
  { names, subject }: RequestedCertificate,
  form: "exchange-2013" | "exchange-2016",
): string {
  const parameters = [
    "-GenerateRequest",
    `-FriendlyName ${singleQuoted(`Exchange: ${names[0] ?? ""}`)}`,
    `-SubjectName ${singleQuoted(windowsSubject(subject))}`,
    `-DomainName ${names.map(singleQuoted).join(",")}`,
    "-KeySize 2048",
    "-PrivateKeyExportable $true",
  ];
  if (form === "exchange-2013") {
    return `New-ExchangeCertificate ${[...parameters, `-RequestFile ${singleQuoted(file)}`].join(" ")}\n`;
  }
  const bytes = "[System.Text.Encoding]::Unicode.GetBytes($request)";
  return `$request = New-ExchangeCertificate ${parameters.join(" ")}
[System.IO.File]::WriteAllBytes(${singleQuoted(file)}, ${bytes})
`;
}
