import { resolve } from "node:path";
import type { Certificate } from "../../certificate/certificate.js";
import { remarkedNames } from "../../certificate/remarked-name.js";
import { certificateJson } from "../../report/certificate-json.js";
import { certificateText } from "../../report/certificate-text.js";
import { jsonText } from "../../report/json-text.js";
import { type ExitStatus, exit } from "../exit.js";
import { nowArgument } from "../input/arguments.js";
import { readCertificates } from "../input/certificates.js";
import { passwordsFrom } from "../input/passwords.js";
import { deliver, outputsOf } from "../output.js";
import { say } from "../say.js";
import type { Terminal } from "../terminal.js";

export interface CertShowOptions {
  readonly format: readonly string[];
  readonly certPasswordFile: readonly string[];
  readonly now?: string;
}

/** `zonewright cert show FILE…`: the names, dates and key of certificates and requests. */
export async function certShowCommand(
  files: readonly string[],
  { format, certPasswordFile, now }: CertShowOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const outputs = outputsOf(format, ["pretty", "json"]);
  const paths = files.map((file) => resolve(terminal.cwd, file));
  const passwords = passwordsFrom(certPasswordFile, terminal);
  const { certificates, failures } = await readCertificates(paths, [], [], terminal.cwd, passwords);
  for (const output of outputs) {
    const text =
      output.format === "json"
        ? `${jsonText(certificates.map(certificateJson))}\n`
        : prettyText(certificates, nowArgument(now));
    deliver(output, text, terminal);
  }
  say(terminal, failures);
  return failures.length > 0 ? exit.cannotRun : exit.ok;
}

function prettyText(certificates: readonly Certificate[], now: Date): string {
  const blocks = certificates.map((one) => `${certificateText(one, remarkedNames(one), now).join("\n")}\n`);
  return blocks.join("\n");
}
